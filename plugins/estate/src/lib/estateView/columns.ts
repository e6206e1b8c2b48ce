// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  trendValues,
  verdictStatuses,
  type RequestTrend,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';

/** Columns of the estate's table, in their order. */
export const COLUMNS = [
  'status',
  'service',
  'department',
  'system',
  'owner',
  'runtime',
  'tier',
  'tasks',
  'room',
  'requests',
  'trend',
  'errors',
  'latency',
  'cpu',
  'memory',
  'deployed',
  'age',
] as const;

export type EstateColumn = (typeof COLUMNS)[number];

/** Columns that nobody can take away: without them a row says nothing. */
export const FIXED_COLUMNS: readonly EstateColumn[] = ['status', 'service'];

/** Columns of a reader who has chosen none. */
export const USUAL_COLUMNS: readonly EstateColumn[] = [
  'status',
  'service',
  'department',
  'owner',
  'tasks',
  'requests',
  'trend',
  'errors',
  'latency',
  'deployed',
  'age',
];

export type SortDirection = 'ascending' | 'descending';

export interface EstateSort {
  column: EstateColumn;
  direction: SortDirection;
}

/** By what a column is sorted; undefined where it is not known. */
export function sortValueOf(
  { workload, verdict, tasks, load, ...row }: WorkloadSummary,
  column: EstateColumn,
): string | number | undefined {
  switch (column) {
    case 'status':
      return verdictStatuses.indexOf(verdict.status);
    case 'service':
      return workload.service;
    case 'department':
      return workload.department;
    case 'system':
      return workload.system;
    case 'owner':
      return workload.owner;
    case 'runtime':
      return workload.runtime;
    case 'tier':
      return workload.tier;
    case 'tasks':
      return tasks?.running;
    case 'room':
      return verdict.headroomTasks;
    case 'requests':
      return load?.requestsPerSecond;
    case 'trend':
      return row.trend && growthOf(row.trend);
    case 'errors':
      return load?.errorRatio;
    case 'latency':
      return load?.latencySeconds;
    case 'cpu':
      return load?.cpuPercent;
    case 'memory':
      return load?.memoryPercent;
    case 'deployed':
      return row.deployedAt;
    case 'age':
    default:
      return row.observedAt;
  }
}

/** From −1, where requests ended, to 1, where they began: the newer half against the older. */
function growthOf(trend: RequestTrend): number {
  const values = trendValues(trend);
  const half = Math.floor(values.length / 2);
  const sum = (part: number[]) => part.reduce((all, value) => all + value, 0);
  const older = sum(values.slice(0, half));
  const newer = sum(values.slice(-half));
  return older + newer === 0 ? 0 : (newer - older) / (older + newer);
}

/** Columns chosen in an address; the usual ones where none is. */
export function readColumns(params: URLSearchParams): EstateColumn[] {
  const chosen = params.get('columns')?.split(',');
  return COLUMNS.filter(
    column =>
      FIXED_COLUMNS.includes(column) ||
      (chosen ?? (USUAL_COLUMNS as readonly string[])).includes(column),
  );
}

/** Writes the chosen columns into an address; the usual ones are not written. */
export function writeColumns(
  params: URLSearchParams,
  columns: readonly EstateColumn[],
): URLSearchParams {
  const next = new URLSearchParams(params);
  const chosen = COLUMNS.filter(column => columns.includes(column)).join(',');
  if (chosen === USUAL_COLUMNS.join(',')) {
    next.delete('columns');
  } else {
    next.set('columns', chosen);
  }
  return next;
}

export function readSort(params: URLSearchParams): EstateSort | undefined {
  const [name, order] = (params.get('sort') ?? '').split('.');
  const column = COLUMNS.find(known => known === name);
  return column
    ? { column, direction: order === 'down' ? 'descending' : 'ascending' }
    : undefined;
}

/** Writes the order into an address; worst first is not written. */
export function writeSort(
  params: URLSearchParams,
  sort: EstateSort | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (sort) {
    const order = sort.direction === 'descending' ? 'down' : 'up';
    next.set('sort', `${sort.column}.${order}`);
  } else {
    next.delete('sort');
  }
  return next;
}
