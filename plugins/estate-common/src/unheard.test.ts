// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { citas, now, wellFacts } from './__testUtils__/workloads';
import { assess } from './assess';
import type { ScopeCoverage } from './observation';
import type { EstateRow, EstateSnapshot } from './snapshot';
import { summarize } from './summary';
import { totals } from './totals';
import { unheardSnapshot } from './unheard';
import { sayReason } from './words';

describe('unheardSnapshot', () => {
  const times = { now, staleAfterSeconds: 300 };
  const coverage: ScopeCoverage = {
    sourceId: 'aws',
    environmentId: citas.environmentId,
    department: citas.department,
    accountId: citas.accountId,
    region: citas.region,
    state: 'ok',
    attemptedAt: now.toISOString(),
    succeededAt: now.toISOString(),
    problems: [],
  };
  const row: EstateRow = {
    workload: citas,
    facts: wellFacts,
    verdict: assess(citas, wellFacts, times),
    observedAt: now.toISOString(),
  };
  const rows = [summarize(row)];
  const snapshot: EstateSnapshot = {
    generatedAt: now.toISOString(),
    staleAfterSeconds: 300,
    rows,
    totals: totals(rows, { ...times, coverage: [coverage] }),
    coverage: [coverage],
  };

  it('should keep what was last known, and call nothing well any more', () => {
    expect(snapshot.totals).toMatchObject({
      byStatus: { healthy: 1 },
      accountsFresh: 1,
    });
    const { rows: after, totals: counts } = unheardSnapshot(snapshot, now);
    expect(counts).toEqual({
      ...snapshot.totals,
      byStatus: { down: 0, degraded: 0, unknown: 1, idle: 0, healthy: 0 },
      accountsFresh: 0,
    });
    expect(after).toEqual([
      { ...rows[0], verdict: expect.objectContaining({ status: 'unknown' }) },
    ]);
    const [reason] = after[0].verdict.reasons;
    const later = new Date(now.getTime() + 120_000);
    expect(sayReason(reason, later)).toBe(
      'The portal has not answered for 2 minutes',
    );
  });
});
