// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HistoryPoint } from './HistoryPoint';
import { historyMeasures, type HistoryMeasure } from './measures';

/**
 * Points one after the other, one array for each measure. A point of which all
 * measures are null is a gap: the workload was not read then.
 *
 * @public
 */
export type HistoryColumns = Record<HistoryMeasure, (number | null)[]>;

/**
 * Turns points into columns; undefined becomes a gap.
 *
 * @public
 */
export function encodeHistory(
  points: readonly (HistoryPoint | undefined)[],
): HistoryColumns {
  return Object.fromEntries(
    historyMeasures.map(measure => [
      measure,
      points.map(point => point?.[measure] ?? null),
    ]),
  ) as HistoryColumns;
}

/**
 * The inverse of {@link encodeHistory}.
 *
 * @public
 */
export function decodeHistory(
  columns: HistoryColumns,
): (HistoryPoint | undefined)[] {
  return columns.healthy.map((healthy, index) =>
    // Each minute that was read counts for some status.
    healthy === null
      ? undefined
      : (Object.fromEntries(
          historyMeasures.map(measure => [measure, columns[measure][index]]),
        ) as HistoryPoint),
  );
}
