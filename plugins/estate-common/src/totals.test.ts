// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ago, citas, coverageOf, now } from './__testUtils__/workloads';
import { compareRows } from './compareRows';
import type { EstateRow } from './snapshot';
import { totals } from './totals';
import type { Verdict } from './verdict';
import type { Workload } from './workload';

function row(
  verdict: Partial<Verdict>,
  workload: Partial<Workload> = {},
  observedAt = ago(10),
): EstateRow {
  return {
    workload: { ...citas, ...workload },
    facts: {},
    verdict: {
      status: 'healthy',
      reasons: [{ code: 'all-well', status: 'healthy' }],
      atMaximum: false,
      needsAttention: false,
      ...verdict,
    },
    observedAt,
  };
}

describe('totals', () => {
  it('should count rows by status, those at their maximum, and the oldest fact', () => {
    const rows = [
      row({}),
      row({ status: 'degraded', atMaximum: true }),
      row({ status: 'unknown' }, {}, ago(900)),
    ];
    expect(
      totals(rows, { coverage: [coverageOf()], now, staleAfterSeconds: 300 }),
    ).toEqual({
      workloads: 3,
      byStatus: { down: 0, degraded: 1, unknown: 1, idle: 0, healthy: 1 },
      atMaximum: 1,
      accounts: 1,
      accountsFresh: 1,
      oldestFactAt: ago(900),
    });
  });

  it('should count an account as fresh only when all its environments were read lately', () => {
    const coverage = [
      coverageOf({ accountId: '1', environmentId: 'a-dev' }),
      coverageOf({ accountId: '1', environmentId: 'a-prod', state: 'partial' }),
      coverageOf({ accountId: '2', state: 'failed' }),
      coverageOf({ accountId: '3', attemptedAt: ago(301) }),
      coverageOf({ accountId: '4' }),
    ];
    expect(totals([], { coverage, now, staleAfterSeconds: 300 })).toMatchObject(
      { accounts: 4, accountsFresh: 1 },
    );
  });

  it('should not count an account as fresh of which only rows are known', () => {
    expect(
      totals([row({})], { coverage: [], now, staleAfterSeconds: 300 }),
    ).toMatchObject({ accounts: 1, accountsFresh: 0 });
  });
});

describe('compareRows', () => {
  it('should put the worst first, and have one order whatever came first', () => {
    const rows = [
      row({ status: 'down' }, { service: 'a', id: '1' }),
      row(
        { status: 'degraded', needsAttention: true },
        { service: 'z', id: '2' },
      ),
      row({ status: 'degraded' }, { service: 'b', id: '3' }),
      row({ status: 'unknown' }, { service: 'c', id: '4' }),
      row({ status: 'idle' }, { service: 'd', id: '5' }),
      row({ atMaximum: true }, { service: 'y', id: '6' }),
      row({}, { department: 'education', service: 'x', id: '7' }),
      row({}, { service: 'e', environment: 'dev', id: '8' }),
      row({}, { service: 'e', environment: 'prod', id: '9' }),
    ];
    const ids = (of: EstateRow[]) => of.map(({ workload }) => workload.id);
    expect(ids([...rows].reverse().sort(compareRows))).toEqual(ids(rows));
  });
});
