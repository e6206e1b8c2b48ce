// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryFacts } from '../__testUtils__/arbitraryFacts';
import { ago, citas, coverageOf, now } from '../__testUtils__/workloads';
import { assess } from '../assess';
import type { WorkloadFacts } from '../facts';
import { summarize, type WorkloadSummary } from '../summary';
import { workloadId, type Workload } from '../workload';
import { decodeWorkloads } from './decodeWorkloads';
import { encodeWorkloads } from './encodeWorkloads';
import { decodeSnapshot, encodeSnapshot } from './snapshotColumns';

const context = { now, staleAfterSeconds: 300 };

const workload: fc.Arbitrary<Workload> = fc
  .record({
    runtime: fc.constantFrom<Workload['runtime'][]>(
      'ecs',
      'kubernetes',
      'lambda',
    ),
    name: fc.constantFrom('citas', 'vacunas', '<b>bold</b>', '=1+1'),
    environmentId: fc.constantFrom('health-prod', 'health-dev'),
    accountId: fc.constantFrom('130000000003', '120000000003'),
    service: fc.constantFrom('citas', 'agenda'),
    owner: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    system: fc.option(fc.constantFrom('s'), { nil: undefined }),
    tier: fc.option(fc.constantFrom('tier-1'), { nil: undefined }),
    libraryVersion: fc.option(fc.constantFrom('1.0.0'), { nil: undefined }),
  })
  .map(parts => {
    const whole = { ...citas, ...parts };
    return { ...whole, id: workloadId(whole) };
  });

const load: fc.Arbitrary<WorkloadFacts['metrics']> = fc.option(
  fc
    .record(
      {
        requestsPerSecond: fc.double({ min: 0, max: 1e5, noNaN: true }),
        errorRatio: fc.double({ min: 0, max: 1, noNaN: true }),
        latencySeconds: fc.double({ min: 0, max: 60, noNaN: true }),
        cpuPercent: fc.double({ min: 0, max: 100, noNaN: true }),
        memoryPercent: fc.double({ min: 0, max: 100, noNaN: true }),
        concurrency: fc.nat(50),
        sharedConcurrency: fc.nat(50),
        requestsSeries: fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), {
          maxLength: 28,
        }),
      },
      { requiredKeys: [] },
    )
    .map(value => ({ value, observedAt: ago(10) })),
  { nil: undefined },
);

const summary: fc.Arbitrary<WorkloadSummary> = fc
  .record({
    what: workload,
    facts: arbitraryFacts,
    metrics: load,
    observed: fc.integer({ min: 0, max: 400 }),
    entityRef: fc.constantFrom(
      undefined,
      'component:default/citas',
      'component:default/agenda',
      'component:legacy/citas',
    ),
  })
  .map(({ what, facts, metrics, observed, entityRef }) => {
    const known = { ...facts, metrics };
    return summarize({
      workload: what,
      facts: known,
      verdict: assess(what, known, context),
      observedAt: ago(observed),
      entityRef,
    });
  });

describe('columns', () => {
  it('should give back every row as it was, in its order', () => {
    fc.assert(
      fc.property(fc.array(summary, { maxLength: 12 }), rows => {
        const sent = JSON.parse(JSON.stringify(encodeWorkloads(rows)));
        expect(decodeWorkloads(sent)).toEqual(rows);
      }),
    );
  });

  it('should give back a snapshot', () => {
    const row = summarize({
      workload: citas,
      facts: {},
      verdict: assess(citas, {}, context),
      observedAt: ago(20),
    });
    const snapshot = {
      generatedAt: now.toISOString(),
      staleAfterSeconds: 300,
      rows: [row],
      totals: {
        workloads: 1,
        byStatus: { down: 0, degraded: 0, unknown: 1, idle: 0, healthy: 0 },
        atMaximum: 0,
        accounts: 1,
        accountsFresh: 1,
      },
      coverage: [coverageOf()],
    };
    const sent = JSON.parse(JSON.stringify(encodeSnapshot(snapshot)));
    expect(decodeSnapshot(sent)).toEqual(snapshot);
  });

  it('should tell what is not known from what does not exist', () => {
    const known = (facts: WorkloadFacts) =>
      summarize({
        workload: citas,
        facts,
        verdict: assess(citas, facts, context),
        observedAt: ago(20),
      });
    const rows = [
      known({}),
      known({ range: { value: undefined, observedAt: ago(10) } }),
    ];
    const [unknown, unlimited] = decodeWorkloads(encodeWorkloads(rows));
    expect(unknown.limits).toBeUndefined();
    expect(unlimited.limits).toBeNull();
    expect(unknown.tasks).toBeUndefined();
  });
});
