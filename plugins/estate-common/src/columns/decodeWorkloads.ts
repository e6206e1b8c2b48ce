// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TaskLimits, WorkloadSummary } from '../summary';
import type { RequestTrend } from '../trend';
import type { Verdict } from '../verdict';
import { workloadId } from '../workload';
import { ownHeadroom, usualEntityRef } from './encodeWorkloads';
import type { EncodedVerdict, WorkloadColumns } from './WorkloadColumns';

/**
 * Makes rows of columns again, in their order.
 *
 * @public
 */
export function decodeWorkloads(columns: WorkloadColumns): WorkloadSummary[] {
  const services = new Map(columns.service);
  const entityRefs = new Map(columns.entityRef);
  const observed = new Map(columns.observedAt);
  const places = columns.places.map(({ observedAt, ...place }) => ({
    place,
    observedAt: toTime(observedAt * 1000),
  }));
  return columns.name.map((name, index) => {
    const { place, observedAt } = places[columns.place[index]];
    const observedApart = observed.get(index);
    const workload: WorkloadSummary['workload'] = {
      id: workloadId({ ...place, name }),
      ...place,
      name,
      service: services.get(index) ?? name,
    };
    put(workload, 'owner', columns.owners[columns.owner[index]]);
    put(workload, 'system', columns.systems[columns.system[index]]);
    put(workload, 'tier', columns.tiers[columns.tier[index]]);
    put(
      workload,
      'libraryVersion',
      columns.libraryVersions[columns.libraryVersion[index]],
    );
    const row: WorkloadSummary = {
      workload,
      verdict: {
        status: 'unknown',
        reasons: [],
        atMaximum: false,
        needsAttention: false,
      },
      observedAt:
        observedApart === undefined ? observedAt : toTime(observedApart * 1000),
    };
    put(
      row,
      'entityRef',
      columns.catalogued[index] === 1
        ? usualEntityRef(row)
        : entityRefs.get(index),
    );
    put(row, 'tasks', tasksOf(columns, index));
    put(row, 'limits', limitsOf(columns, index));
    put(row, 'load', loadOf(columns, index));
    put(row, 'trend', trendOf(columns, index));
    const deployed = columns.deployedAt[index];
    if (deployed !== null) {
      row.deployedAt = toTime((columns.deployedSince + deployed) * 60_000);
    }
    row.verdict = decodeVerdict(columns.verdicts[columns.verdict[index]], row);
    return row;
  });
}

function tasksOf(columns: WorkloadColumns, index: number) {
  const running = columns.running[index];
  const desired = columns.desired[index];
  const pending = columns.pending[index];
  return running === null || desired === null || pending === null
    ? undefined
    : { running, desired, pending };
}

function limitsOf(
  columns: WorkloadColumns,
  index: number,
): TaskLimits | null | undefined {
  const min = columns.min[index];
  const max = columns.max[index];
  if (min === null || max === null) {
    return undefined;
  }
  return max < 0 ? null : { min, max };
}

function loadOf(columns: WorkloadColumns, index: number) {
  const load: NonNullable<WorkloadSummary['load']> = {};
  put(load, 'requestsPerSecond', columns.requestsPerSecond[index] ?? undefined);
  put(load, 'errorRatio', columns.errorRatio[index] ?? undefined);
  put(load, 'latencySeconds', columns.latencySeconds[index] ?? undefined);
  put(load, 'cpuPercent', columns.cpuPercent[index] ?? undefined);
  put(load, 'memoryPercent', columns.memoryPercent[index] ?? undefined);
  return Object.keys(load).length > 0 ? load : undefined;
}

function trendOf(
  columns: WorkloadColumns,
  index: number,
): RequestTrend | undefined {
  const high = columns.trendHigh[index];
  return high === null ? undefined : { high, levels: columns.trend[index] };
}

function decodeVerdict(encoded: EncodedVerdict, row: WorkloadSummary): Verdict {
  const { headroomKnown, ...verdict } = encoded;
  const headroomTasks = verdict.headroomTasks ?? ownHeadroom(row);
  return headroomKnown && headroomTasks !== undefined
    ? { ...verdict, headroomTasks }
    : verdict;
}

function put<T, K extends keyof T>(target: T, key: K, value: T[K]): void {
  if (value !== undefined) {
    target[key] = value;
  }
}

function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
