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
  const gone = new Set(change.removed);
  const observed = new Map(change.observed);
  const apart = new Map(change.observedApart);
  const changed = decodeWorkloads(change.changed);
  const replaced = new Set(changed.map(row => row.workload.id));
  const kept = snapshot.rows
    .filter(
      ({ workload }) => !gone.has(workload.id) && !replaced.has(workload.id),
    )
    .map(row =>
      observedAt(
        row,
        apart.get(row.workload.id) ?? observed.get(row.workload.environmentId),
      ),
    );
  return {
    generatedAt: change.generatedAt,
    staleAfterSeconds: snapshot.staleAfterSeconds,
    rows: [...kept, ...changed].sort(compareRows),
    totals: change.totals,
    coverage: change.coverage ?? snapshot.coverage,
  };
}

function observedAt(
  row: WorkloadSummary,
  seconds: number | undefined,
): WorkloadSummary {
  if (seconds === undefined) {
    return row;
  }
  const at = new Date(seconds * 1000).toISOString();
  return at === row.observedAt ? row : { ...row, observedAt: at };
}
