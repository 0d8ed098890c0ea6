import type { ReactNode } from 'react';

export interface ReportColumn<T> {
  header: string;
  cell: (row: T) => ReactNode;
}

interface Props<T> {
  /** For who can't see the heading above. */
  label: string;
  columns: readonly ReportColumn<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string | number;
}

/** A whole table, nothing paged and nothing hidden: what is printed is all there is. */
export function ReportTable<T>({ label, columns, rows, keyOf }: Props<T>) {
  return (
    <div className="dr-report-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="dr-report-table">
        <thead>
          <tr>
            {columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ header, cell }, index) =>
                index === 0 ? (
                  <th key={header} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={header}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
