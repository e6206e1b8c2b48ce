// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { essentialFacts } from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import type {
  DbEstateCoverageRow,
  DbEstateRevisionRow,
  DbEstateWorkloadsRow,
} from '../tables';
import type { EstateChanges, StoredWorkload } from '../types';
import { fromCoverageRow } from './coverage';
import { withFacts } from './readWorkloads';

// All facts of all workloads at once would take several times the memory that is kept of them.
const WORKLOADS_A_PAGE = 500;

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

  const workloads: StoredWorkload[] = [];
  const removedIds: string[] = [];
  for await (const page of pagesAfter(tx, after)) {
    const removed = page.filter(({ removed_at }) => removed_at !== null);
    removedIds.push(...removed.map(({ id }) => id));
    const present = page.filter(({ removed_at }) => removed_at === null);
    workloads.push(...(await withEssentialFacts(tx, present)));
  }
  const coverage = await tx<DbEstateCoverageRow>('estate_coverage').orderBy([
    'environment_id',
    'source_id',
  ]);
  return {
    revision,
    complete,
    workloads,
    removedIds,
    coverage: coverage.map(fromCoverageRow),
  };
}

async function* pagesAfter(
  tx: Knex.Transaction,
  revision: number,
): AsyncIterable<DbEstateWorkloadsRow[]> {
  let last = '';
  let page: DbEstateWorkloadsRow[];
  do {
    page = await tx<DbEstateWorkloadsRow>('estate_workloads')
      .where('revision', '>', revision)
      .andWhere('id', '>', last)
      .orderBy('id')
      .limit(WORKLOADS_A_PAGE);
    yield page;
    last = page.at(-1)?.id ?? last;
  } while (page.length === WORKLOADS_A_PAGE);
}

async function withEssentialFacts(
  tx: Knex.Transaction,
  rows: DbEstateWorkloadsRow[],
): Promise<StoredWorkload[]> {
  // What is not essential at all does not even leave the database.
  const stored = await withFacts(tx, rows, ['events']);
  return stored.map(workload => ({
    ...workload,
    facts: essentialFacts(workload.facts),
  }));
}
