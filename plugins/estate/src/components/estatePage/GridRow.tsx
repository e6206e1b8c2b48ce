// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  VerdictStatus,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { memo, type HTMLAttributes } from 'react';
import { isNoted } from '../../lib/estateView/isNoted';
import styles from './EstateGrid.module.css';
import type { GridColumn } from './useEstateColumns';

/** Where a line of the grid stands. */
export interface LinePlace {
  /** Position among all lines. */
  index: number;
  /** Pixels from the top of the body. */
  start: number;
  /** Height in pixels. */
  size: number;
  /** Whether it is the first that exists, which Tab leads to. */
  isFirst: boolean;
}

export interface GridRowProps extends LinePlace {
  row: WorkloadSummary;
  columns: GridColumn[];
  /** The status it had when the reader began, where it has another now. */
  before: VerdictStatus | undefined;
}

// The heading is the first.
const FIRST_ROW = 2;

/** Attributes that put a line in its place, for eyes, keys and ears. */
export function placeOf(
  line: LinePlace,
): HTMLAttributes<HTMLDivElement> & { 'data-index': number } {
  return {
    'aria-rowindex': line.index + FIRST_ROW,
    'data-index': line.index,
    tabIndex: line.isFirst ? 0 : -1,
    style: {
      transform: `translateY(${line.start}px)`,
      height: line.size,
    },
  };
}

function DrawnRow(props: GridRowProps) {
  const { row, columns, before } = props;
  return (
    <div
      role="row"
      className={styles.row}
      data-noted={isNoted(row, before)}
      {...placeOf(props)}
    >
      {columns.map(column => (
        <div
          key={column.id}
          role={column.isRowHeader ? 'rowheader' : 'gridcell'}
          className={column.isNumeric ? styles.numeric : styles.cell}
        >
          {column.cell(row, before)}
        </div>
      ))}
    </div>
  );
}

/** One workload. It is drawn again only when it changes: a table is scrolled far more often than its rows change. */
export const GridRow = memo(DrawnRow);
