// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { decodeWorkloads } from '../columns';
import { compareRows } from '../compareRows';
import type { EstateSnapshot } from '../snapshot';
import type { WorkloadSummary } from '../summary';
import type { EstateChange } from './EstateChange';

/**
 * Makes of a snapshot the newer one that a change tells of. Rows that the
 * change does not speak of are the same objects as before.
 *
 * @public
 */
export function applyChange(
  snapshot: EstateSnapshot,
  change: EstateChange,
): EstateSnapshot {
  const changed = decodeWorkloads(change.changed).sort(compareRows);
  const left = new Set([
    ...change.removed,
    ...changed.map(row => row.workload.id),
  ]);
  const observed = timesOf(change.observed);
  const apart = timesOf(change.observedApart);
  const kept = snapshot.rows
    .filter(({ workload }) => !left.has(workload.id))
    .map(row =>
      observedAt(
        row,
        apart.get(row.workload.id) ?? observed.get(row.workload.environmentId),
      ),
    );
  return {
    generatedAt: change.generatedAt,
    staleAfterSeconds: snapshot.staleAfterSeconds,
    rows: merge(kept, changed),
    totals: change.totals,
    coverage: change.coverage ?? snapshot.coverage,
  };
}

// Made once each: the same few times stand in thousands of rows.
function timesOf(seconds: [id: string, seconds: number][]) {
  return new Map(
    seconds.map(([id, at]) => [id, new Date(at * 1000).toISOString()]),
  );
}

function observedAt(
  row: WorkloadSummary,
  at: string | undefined,
): WorkloadSummary {
  return at === undefined || at === row.observedAt
    ? row
    : { ...row, observedAt: at };
}

/** Puts a few rows among many, both in order. */
function merge(
  many: WorkloadSummary[],
  few: WorkloadSummary[],
): WorkloadSummary[] {
  const merged: WorkloadSummary[] = [];
  let from = 0;
  for (const row of few) {
    const to = firstAfter(many, row, from);
    many.slice(from, to).forEach(each => merged.push(each));
    merged.push(row);
    from = to;
  }
  return merged.concat(many.slice(from));
}

function firstAfter(
  rows: WorkloadSummary[],
  row: WorkloadSummary,
  from: number,
): number {
  let low = from;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRows(rows[middle], row) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
