// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryFacts } from '../__testUtils__/arbitraryFacts';
import { ago, citas, coverageOf, now } from '../__testUtils__/workloads';
import { assess } from '../assess';
import { compareRows } from '../compareRows';
import type { EstateSnapshot } from '../snapshot';
import { summarize, type WorkloadSummary } from '../summary';
import { totals } from '../totals';
import { workloadId } from '../workload';
import { applyChange } from './applyChange';
import { diffSnapshots } from './diffSnapshots';

const context = { now, staleAfterSeconds: 300 };

const summary: fc.Arbitrary<WorkloadSummary> = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    environmentId: fc.constantFrom('health-prod', 'health-dev'),
    facts: arbitraryFacts,
    observed: fc.constantFrom(0, 0, 0, 15, 30),
  })
  .map(({ name, environmentId, facts, observed }) => {
    const what = { ...citas, name, service: name, environmentId };
    const workload = {
      ...what,
      id: workloadId({ ...what, cluster: environmentId }),
      cluster: environmentId,
    };
    return summarize({
      workload,
      facts,
      verdict: assess(workload, facts, context),
      observedAt: ago(observed),
    });
  });

const snapshot: fc.Arbitrary<EstateSnapshot> = fc
  .record({
    rows: fc.uniqueArray(summary, {
      selector: row => row.workload.id,
      maxLength: 10,
    }),
    state: fc.constantFrom<'ok' | 'failed'>('ok', 'failed'),
  })
  .map(({ rows, state }) => {
    const coverage = [{ ...coverageOf(), state }];
    return {
      generatedAt: now.toISOString(),
      staleAfterSeconds: 300,
      rows: [...rows].sort(compareRows),
      totals: totals(rows, { ...context, coverage }),
      coverage,
    };
  });

describe('changes', () => {
  it('should lead from any snapshot to any other', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (from, to) => {
        const sent = JSON.parse(JSON.stringify(diffSnapshots(from, to)));
        expect(applyChange(from, sent)).toEqual(to);
      }),
    );
  });

  it('should say of a sweep that found all as it was only when that was', () => {
    fc.assert(
      fc.property(snapshot, from => {
        const later = ago(-60);
        const to = {
          ...from,
          rows: from.rows.map(row => ({ ...row, observedAt: later })),
        };
        const change = diffSnapshots(from, to);
        expect(change.changed.name).toEqual([]);
        expect(change.observedApart).toEqual([]);
        expect(change).not.toHaveProperty('coverage');
      }),
    );
  });

  it('should keep the rows it does not speak of as they are', () => {
    fc.assert(
      fc.property(snapshot, from => {
        const same = applyChange(from, diffSnapshots(from, from));
        expect(same.rows).toHaveLength(from.rows.length);
        same.rows.forEach((row, position) =>
          expect(row).toBe(from.rows[position]),
        );
      }),
    );
  });
});
