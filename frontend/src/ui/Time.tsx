import { formatTime, NOTHING } from '@/lib/format';
import { useZone } from '@/lib/preferences';

/** A moment, in the zone that somebody has chosen. */
export function Time({ at }: { at: string | null | undefined }) {
  const [zone] = useZone();
  if (!at) return NOTHING;
  return (
    <time className="dr-figures" dateTime={at}>
      {formatTime(at, zone)}
    </time>
  );
}
