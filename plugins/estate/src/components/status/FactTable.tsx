// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import styles from './FactTable.module.css';

export interface FactColumn {
  label: string;
  /** `text` may break into lines; `word` stays on one; `figure` too, and stands to the right. */
  kind: 'text' | 'word' | 'figure';
}

export interface FactTableProps {
  /** Read out as the table's name. */
  label: string;
  columns: FactColumn[];
  rows: { key: string; cells: ReactNode[] }[];
}

/**
 * A small, plain table of facts: it is read, not sorted or paged. Where there
 * is no room for columns each row becomes a list of its cells with their
 * headings; it stays a table for who listens to it.
 */
export function FactTable(props: FactTableProps) {
  const { label, rows } = props;
  // A column that has nothing to say in any row only takes the others' room.
  const columns = props.columns.flatMap((column, index) =>
    rows.some(row => row.cells[index] !== '') ? [{ ...column, index }] : [],
  );
  return (
    <div className={styles.root}>
      <table className={styles.table} aria-label={label}>
        <thead className={styles.head}>
          <tr>
            {columns.map(column => (
              <th
                key={column.label}
                scope="col"
                className={styles[column.kind]}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              {columns.map(column => (
                <td
                  key={column.label}
                  data-heading={column.label}
                  data-empty={row.cells[column.index] === '' || undefined}
                  className={styles[column.kind]}
                >
                  {row.cells[column.index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
