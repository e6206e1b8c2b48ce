// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  VerdictStatus,
  WorkloadSummary,
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

/** Groups rows by a facet. A group stands where the first of its rows does. */
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
  return [...groups.values()];
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
  // Invocations at once are no tasks.
  if (row.workload.runtime !== 'lambda') {
    group.running += row.tasks?.running ?? 0;
  }
  const requests = row.load?.requestsPerSecond;
  if (requests !== undefined) {
    group.requestsPerSecond = (group.requestsPerSecond ?? 0) + requests;
  }
}
