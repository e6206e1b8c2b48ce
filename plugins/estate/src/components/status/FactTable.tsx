// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import styles from './FactTable.module.css';

export interface FactTableProps {
  /** Read out as the table's name. */
  label: string;
  columns: string[];
  rows: { key: string; cells: ReactNode[] }[];
  /** Columns whose figures stand to the right. */
  numeric?: number[];
}

/** A small, plain table of facts: it is read, not sorted or paged. */
export function FactTable(props: FactTableProps) {
  const { label, columns, rows, numeric = [] } = props;
  const align = (column: number) =>
    numeric.includes(column) ? styles.numeric : undefined;
  return (
    <div
      className={styles.scroll}
      // Wider than a phone, it scrolls, and then also by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={align(index)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                // The columns never change their order.
                // eslint-disable-next-line react/no-array-index-key
                <td key={index} className={align(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
