import { useSession } from '@/auth/session';
import { formatTime } from '@/lib/format';
import { useNow } from '@/lib/clock';
import { useZone } from '@/lib/preferences';

/** Only in the local cloud: nobody should take its minutes for real ones. */
export function FastTime() {
  const { me } = useSession();
  if (me.clockSpeed === 1) return null;
  return (
    <div className="dr-fast-time" role="note">
      Local cloud: time runs {me.clockSpeed} times as fast. There it is <FastNow />.
    </div>
  );
}

function FastNow() {
  const [zone] = useZone();
  return <time>{formatTime(useNow(), zone)}</time>;
}
