// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Fact,
  FactKind,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import type { DbEstateFactsRow, DbEstateWorkloadsRow } from '../tables';
import type { StoredWorkload, WorkloadsOf } from '../types';
import { SharedValues } from './SharedValues';

/** Reads workloads with all facts. */
export async function readWorkloads(
  tx: Knex.Transaction,
  of: WorkloadsOf,
): Promise<StoredWorkload[]> {
  const all =
    tx<DbEstateWorkloadsRow>('estate_workloads').whereNull('removed_at');
  const workloads = await ('ids' in of
    ? all.whereRaw('id = ANY(?)', [of.ids])
    : all.where({ environment_id: of.environmentId }));
  return withFacts(tx, workloads);
}

/** Reads the facts of these workloads, but for those of some kinds. */
export async function withFacts(
  tx: Knex.Transaction,
  workloads: DbEstateWorkloadsRow[],
  without: readonly FactKind[] = [],
): Promise<StoredWorkload[]> {
  const rows = await tx<DbEstateFactsRow>('estate_facts')
    .select('workload_id', 'kind', 'source_id', 'observed_at')
    .select({ json: tx.raw('value::text') })
    .whereRaw('workload_id = ANY(?)', [workloads.map(({ id }) => id)])
    .whereNotIn('kind', without);
  const byId = new Map<string, typeof rows>();
  for (const row of rows) {
    const known = byId.get(row.workload_id);
    if (known) {
      known.push(row);
    } else {
      byId.set(row.workload_id, [row]);
    }
  }
  const shared = new SharedValues();
  return workloads.map(row => {
    const facts: Record<string, Fact<unknown>> = {};
    const sources: Partial<Record<FactKind, string>> = {};
    for (const fact of byId.get(row.id) ?? []) {
      facts[fact.kind] = {
        value: fact.json === null ? undefined : shared.parse(fact.json),
        observedAt: shared.text(fact.observed_at.toISOString()),
      };
      sources[fact.kind] = fact.source_id;
    }
    return {
      workload: shared.workload(row.workload),
      sourceId: shared.text(row.source_id),
      seenAt: shared.text(row.seen_at.toISOString()),
      facts: facts as WorkloadFacts,
      factSources: shared.parse(
        JSON.stringify(sources),
      ) as StoredWorkload['factSources'],
    };
  });
}
