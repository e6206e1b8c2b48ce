// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, ScopeCoverage } from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import type { DbEstateCoverageRow } from '../tables';
import type { StoredCoverage } from '../types';
import type { ReadingScope } from './applyWorkloads';

/** What is known of a scope's earlier readings. */
export async function readCoverage(
  tx: Knex.Transaction,
  scope: ReadingScope,
): Promise<StoredCoverage | undefined> {
  const row = await tx<DbEstateCoverageRow>('estate_coverage')
    .where({
      source_id: scope.sourceId,
      environment_id: scope.environmentId,
    })
    .first();
  return row && fromCoverageRow(row);
}

/**
 * Records a reading. A reading that began before the one that is recorded
 * came late and changes nothing.
 */
export async function writeCoverage(
  tx: Knex.Transaction,
  options: {
    coverage: ScopeCoverage;
    confirmedKinds: FactKind[];
    before: StoredCoverage | undefined;
  },
): Promise<void> {
  const { coverage, confirmedKinds, before } = options;
  if (before && before.coverage.attemptedAt > coverage.attemptedAt) {
    return;
  }
  const confirmed = Object.fromEntries(
    confirmedKinds.map(kind => [kind, coverage.attemptedAt]),
  );
  await tx('estate_coverage')
    .insert({
      source_id: coverage.sourceId,
      environment_id: coverage.environmentId,
      account_id: coverage.accountId,
      region: coverage.region,
      department: coverage.department,
      state: coverage.state,
      attempted_at: coverage.attemptedAt,
      succeeded_at: coverage.succeededAt ?? before?.coverage.succeededAt,
      problems: JSON.stringify(coverage.problems),
      confirmed_at: JSON.stringify({ ...before?.confirmedAt, ...confirmed }),
    })
    .onConflict(['source_id', 'environment_id'])
    .merge();
}

export function fromCoverageRow(row: DbEstateCoverageRow): StoredCoverage {
  return {
    coverage: {
      sourceId: row.source_id,
      environmentId: row.environment_id,
      accountId: row.account_id,
      region: row.region,
      department: row.department,
      state: row.state,
      attemptedAt: row.attempted_at.toISOString(),
      ...(row.succeeded_at
        ? { succeededAt: row.succeeded_at.toISOString() }
        : {}),
      problems: row.problems,
      ...(row.events ? { events: row.events } : {}),
    },
    confirmedAt: row.confirmed_at,
  };
}
