// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  verdictStatuses,
  type VerdictStatus,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { FACETS, valueOf, type Facet } from './EstateFilter';

/** Rows that have the same value in a facet, with what they amount to. */
export interface RowGroup {
  /** The value; undefined for rows that have none. */
  value: string | undefined;
  /** Positions of its rows, in the order they were given. */
  positions: number[];
  byStatus: Record<VerdictStatus, number>;
  atMaximum: number;
  /** Tasks that run, as far as known. */
  running: number;
  /** Requests a second, as far as measured; undefined when none was. */
  requestsPerSecond?: number;
}

export function readGrouping(params: URLSearchParams): Facet | undefined {
  return FACETS.find(facet => facet === params.get('group'));
}

export function writeGrouping(
  params: URLSearchParams,
  facet: Facet | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (facet) {
    next.set('group', facet);
  } else {
    next.delete('group');
  }
  return next;
}

/**
 * Groups rows by a facet: groups by name, or for statuses the worst first; what
 * has no value comes last.
 */
export function groupRows(
  rows: readonly WorkloadSummary[],
  positions: readonly number[],
  facet: Facet,
): RowGroup[] {
  const groups = new Map<string | undefined, RowGroup>();
  for (const position of positions) {
    const row = rows[position];
    const value = valueOf(row, facet);
    const group = groups.get(value) ?? emptyGroup(value);
    groups.set(value, group);
    add(group, row, position);
  }
  return [...groups.values()].sort((a, b) => compareValues(a, b, facet));
}

function emptyGroup(value: string | undefined): RowGroup {
  return {
    value,
    positions: [],
    byStatus: { down: 0, degraded: 0, unknown: 0, idle: 0, healthy: 0 },
    atMaximum: 0,
    running: 0,
  };
}

function add(group: RowGroup, row: WorkloadSummary, position: number): void {
  group.positions.push(position);
  group.byStatus[row.verdict.status] += 1;
  group.atMaximum += row.verdict.atMaximum ? 1 : 0;
  group.running += row.tasks?.running ?? 0;
  const requests = row.load?.requestsPerSecond;
  if (requests !== undefined) {
    group.requestsPerSecond = (group.requestsPerSecond ?? 0) + requests;
  }
}

function compareValues(a: RowGroup, b: RowGroup, facet: Facet): number {
  if (a.value === undefined || b.value === undefined) {
    return Number(a.value === undefined) - Number(b.value === undefined);
  }
  if (facet === 'status') {
    const severity = (group: RowGroup) =>
      verdictStatuses.indexOf(group.value as VerdictStatus);
    return severity(a) - severity(b);
  }
  return a.value < b.value ? -1 : Number(a.value > b.value);
}
