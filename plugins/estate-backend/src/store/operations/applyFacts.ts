// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, Observation } from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';

/**
 * Writes facts that are newer and different.
 *
 * @remarks
 *
 * A fact that is unchanged is not written, however new: that the scope's
 * reading confirmed its kind says the same for all workloads at once. Only
 * where the kind is not confirmed does its new time have to be written. For the
 * same reason a fact that is older than the last confirmation of its kind is
 * late, even if it is newer than the row.
 *
 * @returns how many rows were written
 */
export async function applyFacts(
  tx: Knex.Transaction,
  options: {
    observations: Observation[];
    confirmedKinds: FactKind[];
    confirmedAt: Partial<Record<FactKind, string>>;
    revision: number;
  },
): Promise<number> {
  const { observations, confirmedKinds, confirmedAt, revision } = options;
  const rows = observations.flatMap(({ sourceId, workload, facts }) =>
    Object.entries(facts)
      .filter(([kind, fact]) => {
        const confirmed = confirmedAt[kind as FactKind];
        return (
          !confirmed || Date.parse(fact.observedAt) > Date.parse(confirmed)
        );
      })
      .map(([kind, fact]) => ({
        workload_id: workload.id,
        kind,
        source_id: sourceId,
        value: fact.value,
        observed_at: fact.observedAt,
      })),
  );
  const { rows: written } = await tx.raw<{ rows: { workload_id: string }[] }>(
    `
    INSERT INTO estate_facts AS known (workload_id, kind, source_id, value, observed_at)
    SELECT seen.workload_id, seen.kind, seen.source_id, seen.value, seen.observed_at
    FROM jsonb_to_recordset(:rows::jsonb) AS seen
      (workload_id text, kind text, source_id text, value jsonb, observed_at timestamptz)
    JOIN estate_workloads ON estate_workloads.id = seen.workload_id
      AND estate_workloads.removed_at IS NULL
    ON CONFLICT (workload_id, kind) DO UPDATE SET
      source_id = excluded.source_id,
      value = excluded.value,
      observed_at = excluded.observed_at
    WHERE excluded.observed_at > known.observed_at
      AND (
        known.value IS DISTINCT FROM excluded.value
        OR NOT (excluded.kind = ANY(:confirmedKinds))
      )
    RETURNING known.workload_id
    `,
    { rows: JSON.stringify(rows), confirmedKinds },
  );
  await touchWorkloads(
    tx,
    written.map(row => row.workload_id),
    revision,
  );
  return written.length;
}

/** Lets those who follow the store read these workloads again. */
export async function touchWorkloads(
  tx: Knex.Transaction,
  ids: string[],
  revision: number,
): Promise<void> {
  if (ids.length > 0) {
    await tx('estate_workloads')
      .whereRaw('id = ANY(?)', [[...new Set(ids)]])
      .update({ revision });
  }
}
