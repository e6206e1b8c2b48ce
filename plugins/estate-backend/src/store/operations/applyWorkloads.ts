// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Observation } from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';

/** The scope of a reading, and when it began. */
export interface ReadingScope {
  sourceId: string;
  environmentId: string;
  attemptedAt: string;
}

/**
 * Inserts or changes workloads. One that is unchanged writes no row; one that
 * a later reading found gone stays gone.
 */
export async function applyWorkloads(
  tx: Knex.Transaction,
  options: {
    scope: ReadingScope;
    observations: Observation[];
    revision: number;
  },
): Promise<void> {
  const { scope, observations, revision } = options;
  const rows = observations.map(({ workload }) => ({
    id: workload.id,
    workload,
  }));
  await tx.raw(
    `
    INSERT INTO estate_workloads AS known
      (id, source_id, environment_id, workload, seen_at, removed_at, revision)
    SELECT seen.id, :sourceId, :environmentId, seen.workload, :attemptedAt, NULL, :revision
    FROM jsonb_to_recordset(:rows::jsonb) AS seen(id text, workload jsonb)
    ON CONFLICT (id) DO UPDATE SET
      environment_id = excluded.environment_id,
      workload = excluded.workload,
      seen_at = excluded.seen_at,
      removed_at = NULL,
      revision = excluded.revision
    WHERE known.seen_at <= excluded.seen_at
      AND (known.removed_at IS NULL OR known.removed_at < excluded.seen_at)
      AND (known.removed_at IS NOT NULL OR known.workload IS DISTINCT FROM excluded.workload)
    `,
    { ...scope, revision, rows: JSON.stringify(rows) },
  );
}
