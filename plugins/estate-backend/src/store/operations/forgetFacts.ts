// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, Observation } from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import { touchWorkloads } from './applyFacts';
import type { ReadingScope } from './applyWorkloads';

/**
 * Deletes the facts that a source brought earlier, and now, having read that
 * kind of every workload, no longer brings.
 */
export async function forgetFacts(
  tx: Knex.Transaction,
  options: {
    scope: ReadingScope;
    observations: Observation[];
    confirmedKinds: FactKind[];
    revision: number;
  },
): Promise<void> {
  const { scope, observations, confirmedKinds, revision } = options;
  const brought = observations.flatMap(({ workload, facts }) =>
    Object.keys(facts).map(kind => ({ workload_id: workload.id, kind })),
  );
  const { rows } = await tx.raw<{ rows: { workload_id: string }[] }>(
    `
    DELETE FROM estate_facts AS known
    USING estate_workloads
    WHERE estate_workloads.id = known.workload_id
      AND estate_workloads.environment_id = :environmentId
      AND known.source_id = :sourceId
      AND known.kind = ANY(:confirmedKinds)
      AND known.observed_at < :attemptedAt
      AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(:brought::jsonb) AS seen(workload_id text, kind text)
        WHERE seen.workload_id = known.workload_id AND seen.kind = known.kind
      )
    RETURNING known.workload_id
    `,
    { ...scope, confirmedKinds, brought: JSON.stringify(brought) },
  );
  await touchWorkloads(
    tx,
    rows.map(row => row.workload_id),
    revision,
  );
}
