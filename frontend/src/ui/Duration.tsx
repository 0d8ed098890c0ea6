import { useNow } from '@/lib/clock';
import { formatDuration } from '@/lib/duration';
import { NOTHING } from '@/lib/format';

/** A span that the API has told, such as `PT1H30M`. */
export function Duration({ of }: { of: string | null | undefined }) {
  return of ? <span className="dr-figures">{formatDuration(of)}</span> : NOTHING;
}

interface SpanProps {
  from: string | null | undefined;
  /** Null: it goes on, and counts. */
  to: string | null | undefined;
}

/** From one moment to another, or until now. */
export function Elapsed({ from, to }: SpanProps) {
  if (!from) return NOTHING;
  if (!to) return <Running from={from} />;
  return <span className="dr-figures">{span(from, Date.parse(to))}</span>;
}

function Running({ from }: { from: string }) {
  return <span className="dr-figures">{span(from, useNow())}</span>;
}

/** Never less than nothing: the clocks of DRS may differ from ours. */
function span(from: string, to: number): string {
  return formatDuration(Math.max(to - Date.parse(from), 0));
}
