// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Fact,
  FactKind,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import type {
  DbEstateCoverageRow,
  DbEstateFactsRow,
  DbEstateRevisionRow,
  DbEstateWorkloadsRow,
} from '../tables';
import type { EstateChanges, StoredWorkload } from '../types';
import { fromCoverageRow } from './coverage';

/**
 * Reads what changed after a revision; everything when that revision never
 * was, as after the database was put back to an earlier day.
 */
export async function readChanges(
  tx: Knex.Transaction,
  since: number,
): Promise<EstateChanges | undefined> {
  const row = await tx<DbEstateRevisionRow>('estate_revision')
    .where({ id: 1 })
    .first();
  const revision = Number(row?.revision ?? 0);
  if (revision === since) {
    return undefined;
  }
  const complete = since <= 0 || revision < since;
  const after = complete ? -1 : since;

  const workloads = await tx<DbEstateWorkloadsRow>('estate_workloads').where(
    'revision',
    '>',
    after,
  );
  const facts = await tx<DbEstateFactsRow>('estate_facts').whereIn(
    'workload_id',
    tx('estate_workloads').select('id').where('revision', '>', after),
  );
  const coverage = await tx<DbEstateCoverageRow>('estate_coverage').orderBy([
    'environment_id',
    'source_id',
  ]);
  return {
    revision,
    complete,
    workloads: joinFacts(
      workloads.filter(workload => workload.removed_at === null),
      facts,
    ),
    removedIds: workloads
      .filter(workload => workload.removed_at !== null)
      .map(workload => workload.id),
    coverage: coverage.map(fromCoverageRow),
  };
}

function joinFacts(
  workloads: DbEstateWorkloadsRow[],
  facts: DbEstateFactsRow[],
): StoredWorkload[] {
  const byId = new Map<string, DbEstateFactsRow[]>();
  for (const fact of facts) {
    const known = byId.get(fact.workload_id);
    if (known) {
      known.push(fact);
    } else {
      byId.set(fact.workload_id, [fact]);
    }
  }
  return workloads.map(row => {
    const known: Record<string, Fact<unknown>> = {};
    const factSources: Partial<Record<FactKind, string>> = {};
    for (const fact of byId.get(row.id) ?? []) {
      known[fact.kind] = {
        value: fact.value ?? undefined,
        observedAt: fact.observed_at.toISOString(),
      };
      factSources[fact.kind] = fact.source_id;
    }
    return {
      workload: row.workload,
      sourceId: row.source_id,
      seenAt: row.seen_at.toISOString(),
      facts: known as WorkloadFacts,
      factSources,
    };
  });
}
