import './chart.css';

interface Entry {
  /** Of the rectangle: what it looks like in the chart. */
  className: string;
  text: string;
}

/** What the bars and frames of a chart mean. */
export function Legend({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="dr-legend">
      {entries.map(({ className, text }) => (
        <li key={text}>
          <svg width={26} height={14} aria-hidden="true">
            <rect className={className} x={1} y={1} width={24} height={12} rx={2} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
