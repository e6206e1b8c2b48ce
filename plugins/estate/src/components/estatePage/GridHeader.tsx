// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateSort } from '../../lib/estateView/columns';
import styles from './EstateGrid.module.css';
import type { GridColumn } from './useEstateColumns';

export interface GridHeaderProps {
  columns: GridColumn[];
  sort: EstateSort | undefined;
  onSort(sort: EstateSort | undefined): void;
}

const ARROWS = { ascending: '▲', descending: '▼', none: '' };

/** Names of the columns; each sorts one way, then the other, then worst first again. */
export function GridHeader(props: GridHeaderProps) {
  const { columns, sort, onSort } = props;
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} className={styles.headerRow}>
        {columns.map(column => {
          const { id, label, isNumeric } = column;
          const direction = sort?.column === id ? sort.direction : 'none';
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={direction}
              className={isNumeric ? styles.numeric : styles.cell}
            >
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSort(next(sort, column))}
              >
                {label}
                <span aria-hidden="true" className={styles.arrow}>
                  {ARROWS[direction]}
                </span>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

// Of names the first is looked for, of figures the highest.
function next(
  sort: EstateSort | undefined,
  { id, isNumeric }: GridColumn,
): EstateSort | undefined {
  const [first, second] = isNumeric
    ? (['descending', 'ascending'] as const)
    : (['ascending', 'descending'] as const);
  if (sort?.column !== id) {
    return { column: id, direction: first };
  }
  return sort.direction === first
    ? { column: id, direction: second }
    : undefined;
}
