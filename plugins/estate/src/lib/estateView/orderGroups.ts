// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  verdictStatuses,
  type EstateFacet,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';
import type { RowGroup } from './groupRows';

/**
 * Puts groups in the order of their values, whatever their rows are like: a
 * place that is looked at again and again stays where it is. Statuses stand
 * from the worst to the best, the rest by name, and what has no value last.
 */
export function orderByValue(
  groups: readonly RowGroup[],
  facet: EstateFacet,
): RowGroup[] {
  return [...groups].sort(
    facet === 'status' ? (a, b) => severityOf(a) - severityOf(b) : compareNames,
  );
}

/**
 * Puts the group first that has the most rows of the worst status; of those
 * with as many, the one with more of the next worst.
 *
 * @param statusAt - the status by which a row is judged here, by its position
 */
export function orderByNeed(
  groups: readonly RowGroup[],
  statusAt: (position: number) => VerdictStatus,
): RowGroup[] {
  const needs = new Map(
    groups.map(group => [group, countStatuses(group.positions.map(statusAt))]),
  );
  return [...groups].sort((a, b) => {
    const left = needs.get(a)!;
    const right = needs.get(b)!;
    const status = verdictStatuses.find(each => left[each] !== right[each]);
    return status ? right[status] - left[status] : compareNames(a, b);
  });
}

function countStatuses(
  statuses: readonly VerdictStatus[],
): Record<VerdictStatus, number> {
  const counts = { down: 0, degraded: 0, unknown: 0, idle: 0, healthy: 0 };
  for (const status of statuses) {
    counts[status] += 1;
  }
  return counts;
}

function severityOf({ value }: RowGroup): number {
  return verdictStatuses.indexOf(value as VerdictStatus);
}

function compareNames(a: RowGroup, b: RowGroup): number {
  if (a.value === undefined || b.value === undefined) {
    return Number(a.value === undefined) - Number(b.value === undefined);
  }
  return a.value < b.value ? -1 : Number(a.value > b.value);
}
