// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import type { DbEstateCoverageRow } from '../tables';
import { nextRevision } from './nextRevision';

/**
 * Forgets environments that are no longer configured. Their workloads leave
 * tombstones, so that every replica sees them go.
 */
export async function retainScopes(
  tx: Knex.Transaction,
  options: { sourceId: string; environmentIds: string[] },
): Promise<void> {
  const { sourceId, environmentIds } = options;
  const gone = await tx<DbEstateCoverageRow>('estate_coverage')
    .where({ source_id: sourceId })
    .whereRaw('NOT (environment_id = ANY(?))', [environmentIds])
    .pluck('environment_id');
  if (gone.length === 0) {
    return;
  }
  // First of all writes, as everywhere, or two writers could wait for each other.
  const revision = await nextRevision(tx);
  await tx('estate_coverage')
    .where({ source_id: sourceId })
    .whereIn('environment_id', gone)
    .delete();
  await tx.raw(
    `
    WITH removed AS (
      UPDATE estate_workloads
      SET removed_at = now(), revision = :revision
      WHERE source_id = :sourceId
        AND environment_id = ANY(:gone)
        AND removed_at IS NULL
      RETURNING id
    )
    DELETE FROM estate_facts USING removed WHERE workload_id = removed.id
    `,
    { sourceId, revision, gone },
  );
}
