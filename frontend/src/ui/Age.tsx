import { useNow } from '@/lib/clock';
import { formatAge, formatDue, formatTime, NOTHING } from '@/lib/format';
import { useZone } from '@/lib/preferences';

interface Props {
  of: string | null | undefined;
}

/** How long ago something happened, by the product’s clock; it counts on. */
export const Age = ({ of }: Props) => <Counted of={of} words={formatAge} />;

/** In how long something is due, or how long ago it was. */
export const Due = ({ of }: Props) => <Counted of={of} words={formatDue} />;

function Counted({ of, words }: Props & { words: typeof formatAge }) {
  const now = useNow();
  const [zone] = useZone();
  if (!of) return NOTHING;
  return (
    <time className="dr-figures" dateTime={of} title={formatTime(of, zone)}>
      {words(of, now)}
    </time>
  );
}
