// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  type EstateRow,
  verdictStatuses,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';

/** What the reader asked to see; kept in the address, so that it can be shared. */
export interface EstateFilter {
  search: string;
  department?: string;
  status?: VerdictStatus;
  environment?: string;
}

export function readFilter(params: URLSearchParams): EstateFilter {
  const status = params.get('status');
  return {
    search: params.get('q') ?? '',
    department: params.get('department') ?? undefined,
    status: verdictStatuses.find(known => known === status),
    environment: params.get('environment') ?? undefined,
  };
}

export function writeFilter(filter: EstateFilter): URLSearchParams {
  const params = new URLSearchParams();
  const entries = {
    q: filter.search,
    department: filter.department,
    status: filter.status,
    environment: filter.environment,
  };
  for (const [key, value] of Object.entries(entries)) {
    if (value) params.set(key, value);
  }
  return params;
}

export function matches(row: EstateRow, filter: EstateFilter): boolean {
  const { workload, verdict } = row;
  const wanted = filter.search.trim().toLocaleLowerCase('en-US');
  return (
    (!filter.department || workload.department === filter.department) &&
    (!filter.environment || workload.environment === filter.environment) &&
    (!filter.status || verdict.status === filter.status) &&
    (!wanted ||
      [
        workload.service,
        workload.name,
        workload.owner ?? '',
        workload.accountId,
      ].some(text => text.toLocaleLowerCase('en-US').includes(wanted)))
  );
}

/** The distinct values of a member of the workload, sorted. */
export function choices(
  rows: EstateRow[],
  member: 'department' | 'environment',
): string[] {
  return [...new Set(rows.map(row => row.workload[member]))].sort();
}

export type EstateColumn =
  | 'status'
  | 'service'
  | 'department'
  | 'owner'
  | 'tasks'
  | 'requests'
  | 'errors'
  | 'latency'
  | 'age';

const SORT_KEYS: Record<
  EstateColumn,
  (row: EstateRow) => string | number | undefined
> = {
  status: row => verdictStatuses.indexOf(row.verdict.status),
  service: row => row.workload.service,
  department: row => row.workload.department,
  owner: row => row.workload.owner,
  tasks: row => row.facts.scaling?.value.running,
  requests: row => row.facts.metrics?.value.requestsPerSecond,
  errors: row => row.facts.metrics?.value.errorRatio,
  latency: row => row.facts.metrics?.value.latencySeconds,
  age: row => row.observedAt,
};

/**
 * Sorts by one column; what is not known comes last in both directions, and
 * equal rows keep the order they had.
 */
export function sortRows(
  rows: EstateRow[],
  column: EstateColumn,
  direction: 'ascending' | 'descending',
): EstateRow[] {
  const key = SORT_KEYS[column];
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const left = key(a);
    const right = key(b);
    if (left === right) return 0;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return left < right ? -sign : sign;
  });
}
