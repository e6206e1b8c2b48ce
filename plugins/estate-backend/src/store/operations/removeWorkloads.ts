// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import type { ReadingScope } from './applyWorkloads';

// Longer than any event is late; then the row is of no use any more.
const TOMBSTONE_LIFETIME = '7 days';

interface Removal {
  scope: ReadingScope;
  ids: string[];
  revision: number;
}

/**
 * Marks the workloads of a scope as removed that a complete reading no longer
 * listed, and drops their facts.
 */
export async function removeMissing(
  tx: Knex.Transaction,
  removal: Removal,
): Promise<void> {
  await remove(tx, removal, 'NOT (id = ANY(:ids))');
}

/** Does so with those that were looked for by name and are not there. */
export async function removeNamed(
  tx: Knex.Transaction,
  removal: Removal,
): Promise<void> {
  await remove(tx, removal, 'id = ANY(:ids)');
}

async function remove(
  tx: Knex.Transaction,
  { scope, ids, revision }: Removal,
  which: string,
): Promise<void> {
  await tx.raw(
    `
    WITH removed AS (
      UPDATE estate_workloads
      SET removed_at = :attemptedAt, revision = :revision
      WHERE source_id = :sourceId
        AND environment_id = :environmentId
        AND removed_at IS NULL
        AND seen_at <= :attemptedAt
        AND ${which}
      RETURNING id
    )
    DELETE FROM estate_facts USING removed WHERE workload_id = removed.id
    `,
    { ...scope, ids, revision },
  );
}

/** Deletes workloads that were removed long before this reading. */
export async function purgeRemoved(
  tx: Knex.Transaction,
  options: { attemptedAt: string },
): Promise<void> {
  await tx('estate_workloads')
    .whereRaw('removed_at < ?::timestamptz - ?::interval', [
      options.attemptedAt,
      TOMBSTONE_LIFETIME,
    ])
    .delete();
}
