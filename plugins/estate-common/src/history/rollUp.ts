// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HistoryPoint } from './HistoryPoint';
import { historyMeasures, historyRules, type HistoryMeasure } from './measures';

/**
 * Rolls points of a workload up into the one of the time they cover together.
 *
 * @remarks
 *
 * Rolling up in steps gives what rolling up at once gives, up to rounding.
 *
 * @param points - oldest first, only those that were read
 * @returns undefined when there are none: a time in which nothing was read has no point
 * @public
 */
export function rollUp(
  points: readonly HistoryPoint[],
): HistoryPoint | undefined {
  if (points.length === 0) {
    return undefined;
  }
  return Object.fromEntries(
    historyMeasures.map(measure => [measure, rolledUp(points, measure)]),
  ) as HistoryPoint;
}

function rolledUp(
  points: readonly HistoryPoint[],
  measure: HistoryMeasure,
): number | null {
  const rule = historyRules[measure];
  const known = points.filter(point => point[measure] !== null);
  const values = known.map(point => point[measure] as number);
  if (values.length === 0) {
    return null;
  }
  switch (rule) {
    case 'sum':
      return sum(values);
    case 'low':
      return Math.min(...values);
    case 'high':
      return Math.max(...values);
    case 'last':
      return values[values.length - 1];
    default: {
      const weights = known.map(point => point[rule.meanBy] ?? 0);
      return (
        sum(values.map((value, index) => value * weights[index])) / sum(weights)
      );
    }
  }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
