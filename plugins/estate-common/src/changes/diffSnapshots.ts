// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { encodeWorkloads } from '../columns';
import type { EstateSnapshot } from '../snapshot';
import type { WorkloadSummary } from '../summary';
import type { EstateChange } from './EstateChange';

/**
 * Tells how a snapshot differs from an earlier one. A sweep that finds all as
 * it was moves the times of observation alone, and those are told once for
 * each environment.
 *
 * @public
 */
export function diffSnapshots(
  from: EstateSnapshot,
  to: EstateSnapshot,
): EstateChange {
  const before = new Map(from.rows.map(row => [row.workload.id, row]));
  const changed: WorkloadSummary[] = [];
  const moved: WorkloadSummary[] = [];
  for (const row of to.rows) {
    const old = before.get(row.workload.id);
    before.delete(row.workload.id);
    if (!old || !saysTheSame(old, row)) {
      changed.push(row);
    } else if (old.observedAt !== row.observedAt) {
      moved.push(row);
    }
  }
  const observed = usualTimes(moved);
  return {
    generatedAt: to.generatedAt,
    totals: to.totals,
    ...(JSON.stringify(from.coverage) === JSON.stringify(to.coverage)
      ? {}
      : { coverage: to.coverage }),
    changed: encodeWorkloads(changed),
    removed: [...before.keys()],
    observed: [...observed],
    observedApart: apartFrom(observed, to.rows, moved, changed),
  };
}

function saysTheSame(a: WorkloadSummary, b: WorkloadSummary): boolean {
  return (
    a === b ||
    JSON.stringify({ ...a, observedAt: '' }) ===
      JSON.stringify({ ...b, observedAt: '' })
  );
}

/** By environment, the time to which most of its rows moved. */
function usualTimes(moved: WorkloadSummary[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { workload, observedAt } of moved) {
    const times = counts.get(workload.environmentId) ?? new Map();
    counts.set(workload.environmentId, times);
    const at = secondsOf(observedAt);
    times.set(at, (times.get(at) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([environmentId, times]) => [
      environmentId,
      [...times].sort(([, a], [, b]) => b - a)[0][0],
    ]),
  );
}

/** Rows of environments that moved to which that time does not belong. */
function apartFrom(
  observed: ReadonlyMap<string, number>,
  rows: WorkloadSummary[],
  moved: WorkloadSummary[],
  changed: WorkloadSummary[],
): [string, number][] {
  const told = new Set(changed);
  const movedRows = new Set(moved);
  return rows.flatMap(row => {
    const usual = observed.get(row.workload.environmentId);
    const at = secondsOf(row.observedAt);
    const isApart =
      !told.has(row) &&
      usual !== at &&
      (usual !== undefined || movedRows.has(row));
    return isApart ? [[row.workload.id, at] as [string, number]] : [];
  });
}

function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
