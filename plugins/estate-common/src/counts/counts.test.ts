// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { citas, fact, wellFacts } from '../__testUtils__/workloads';
import type { WorkloadFacts } from '../facts';
import { summarize } from '../summary';
import type { Verdict } from '../verdict';
import type { Workload } from '../workload';
import { countWorkloads } from './countWorkloads';
import { summarizeBy } from './summarizeBy';

const row = (
  workload: Partial<Workload>,
  verdict: Partial<Verdict> = {},
  facts: WorkloadFacts = wellFacts,
) =>
  summarize({
    workload: { ...citas, ...workload },
    facts,
    verdict: {
      status: 'healthy',
      reasons: [{ code: 'all-well', status: 'healthy' }],
      atMaximum: false,
      needsAttention: false,
      ...verdict,
    },
    observedAt: '2026-10-01T12:00:00.000Z',
  });
const measured = (requestsPerSecond: number) => ({
  ...wellFacts,
  metrics: fact({ requestsPerSecond }),
});

describe('countWorkloads', () => {
  it('should sum what is known, and say nothing of what is not', () => {
    expect(
      countWorkloads([
        row({}, { status: 'degraded', atMaximum: true }, measured(0.1)),
        row({}, {}, measured(0.2)),
        row({}, { status: 'unknown' }, {}),
      ]),
    ).toEqual({
      workloads: 3,
      byStatus: { down: 0, degraded: 1, unknown: 1, idle: 0, healthy: 1 },
      atMaximum: 1,
      running: 4,
      requestsPerSecond: 0.3,
    });
    expect(countWorkloads([row({}, { status: 'unknown' }, {})])).toEqual({
      workloads: 1,
      byStatus: { down: 0, degraded: 0, unknown: 1, idle: 0, healthy: 0 },
      atMaximum: 0,
    });
  });
});

describe('summarizeBy', () => {
  it('should put groups by name and what has none last, each row in one', () => {
    const groups = summarizeBy(
      [
        row({ system: undefined }),
        row({ system: 'records' }),
        row({ system: 'appointments' }, { status: 'down' }),
        row({ system: 'records' }),
      ],
      'system',
    );
    expect(groups.map(({ name, workloads }) => [name, workloads])).toEqual([
      ['appointments', 1],
      ['records', 2],
      [undefined, 1],
    ]);
    expect(groups[0].byStatus.down).toBe(1);
  });
});
