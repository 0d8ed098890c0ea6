import { useNow } from '@/lib/clock';
import { formatAge, formatTime, NOTHING } from '@/lib/format';
import { useZone } from '@/lib/preferences';

/** How long ago, or in how long, by the product's clock; it counts on. */
export function Age({ of }: { of: string | null | undefined }) {
  const now = useNow();
  const [zone] = useZone();
  if (!of) return NOTHING;
  return (
    <time className="dr-figures" dateTime={of} title={formatTime(of, zone)}>
      {formatAge(of, now)}
    </time>
  );
}
