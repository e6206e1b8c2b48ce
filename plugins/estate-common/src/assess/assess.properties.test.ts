// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryFacts } from '../__testUtils__/arbitraryFacts';
import {
  citas,
  coverageOf,
  now,
  recordatorios,
  wellFacts,
  wellFunction,
} from '../__testUtils__/workloads';
import { factKinds, type WorkloadFacts } from '../facts';
import type { ScopeCoverage } from '../observation';
import { verdictStatuses, type VerdictStatus } from '../verdict';
import { assess } from './assess';
import { reasonMessageOf, reasonMessages } from '../words';
import { verdictFactKinds, verdictKindsOf } from './verdictKinds';

const coverage = fc.constantFrom<(ScopeCoverage | undefined)[]>(
  undefined,
  coverageOf(),
  coverageOf({ state: 'partial' }),
  coverageOf({ state: 'failed' }),
);

/** How good a status is; 0 is worst. */
function goodness(status: VerdictStatus): number {
  return verdictStatuses.indexOf(status);
}

function without(of: WorkloadFacts, kinds: string[]): WorkloadFacts {
  return Object.fromEntries(
    Object.entries(of).filter(([kind]) => !kinds.includes(kind)),
  );
}

describe.each([
  { runtime: 'ecs', workload: citas, well: wellFacts },
  { runtime: 'lambda', workload: recordatorios, well: wellFunction },
] as const)('assess, for all facts of $runtime', ({ workload, well }) => {
  // A random set of facts is seldom well; half of them start from one that is.
  const facts = fc.oneof(
    arbitraryFacts,
    arbitraryFacts.map(change => ({ ...well, ...change })),
  );

  function judge(of: WorkloadFacts, scope?: ScopeCoverage) {
    return assess(workload, of, {
      now,
      staleAfterSeconds: 300,
      coverage: scope,
    });
  }

  it('should never become better by a fact that is missing: at best unknown', () => {
    fc.assert(
      fc.property(
        facts,
        coverage,
        fc.subarray([...factKinds]),
        (of, scope, kinds) => {
          const before = judge(of, scope).status;
          const after = judge(without(of, kinds), scope).status;
          expect(goodness(after)).toBeLessThanOrEqual(
            Math.max(goodness(before), goodness('unknown')),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('should never become better by facts growing old', () => {
    fc.assert(
      fc.property(facts, fc.subarray([...factKinds]), (of, kinds) => {
        const aged: WorkloadFacts = Object.fromEntries(
          Object.entries(of).map(([kind, fact]) => [
            kind,
            kinds.includes(kind as keyof WorkloadFacts)
              ? { ...fact, observedAt: '2026-01-01T00:00:00.000Z' }
              : fact,
          ]),
        );
        expect(goodness(judge(aged).status)).toBeLessThanOrEqual(
          Math.max(goodness(judge(of).status), goodness('unknown')),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('should not depend on the order of facts, nor on the order inside lists', () => {
    fc.assert(
      fc.property(facts, coverage, (of, scope) => {
        const reversed = Object.fromEntries(
          Object.entries(of)
            .reverse()
            .map(([kind, fact]) => [
              kind,
              Array.isArray(fact?.value) && kind !== 'deployments'
                ? { ...fact, value: [...fact.value].reverse() }
                : fact,
            ]),
        );
        expect(judge(reversed, scope).status).toBe(judge(of, scope).status);
        expect(
          judge(
            Object.fromEntries(Object.entries(of).reverse()) as WorkloadFacts,
            scope,
          ),
        ).toEqual(judge(of, scope));
      }),
    );
  });

  it('should always give reasons, the most severe first, and decide by it', () => {
    fc.assert(
      fc.property(facts, coverage, (of, scope) => {
        const { status, reasons } = judge(of, scope);
        expect(reasons.length).toBeGreaterThanOrEqual(1);
        expect(reasons[0].status).toBe(status);
        const order = reasons.map(reason => goodness(reason.status));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });

  it('should never call well what is not known, or what could not be read', () => {
    fc.assert(
      fc.property(facts, coverage, (of, scope) => {
        const { status, reasons } = judge(of, scope);
        const unread = scope?.state === 'failed';
        const unsure = reasons.some(reason => reason.status === 'unknown');
        const missing = [...verdictKindsOf(workload.runtime)].some(
          kind => of[kind] === undefined,
        );
        expect((status === 'healthy' || status === 'idle') && unread).toBe(
          false,
        );
        expect((status === 'healthy' || status === 'idle') && unsure).toBe(
          false,
        );
        expect(status === 'healthy' && missing).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('should be found well at times, or these properties say little', () => {
    const statuses = new Set(
      fc.sample(facts, { numRuns: 3000, seed: 1 }).map(of => judge(of).status),
    );
    // A function is never down: it answers as soon as there is room again.
    const expected = verdictStatuses.filter(
      status => status !== 'down' || workload.runtime !== 'lambda',
    );
    expect([...statuses].sort()).toEqual([...expected].sort());
  });

  it('should say nothing of what such a workload has not', () => {
    const foreign = factKinds.filter(
      kind =>
        verdictFactKinds.some(each => each === kind) &&
        ![...verdictKindsOf(workload.runtime)].some(each => each === kind),
    );
    fc.assert(
      fc.property(facts, of => {
        expect(judge(of)).toEqual(judge(without(of, foreign)));
      }),
    );
  });

  it('should give every sentence what stands in its gaps', () => {
    fc.assert(
      fc.property(facts, coverage, (of, scope) => {
        for (const reason of judge(of, scope).reasons) {
          const { group, params } = reasonMessageOf(reason, {
            moment: String,
            age: String,
            share: String,
            alarmTitle: String,
          });
          const message = (reasonMessages[group] as Record<string, string>)[
            reason.code
          ];
          const gaps = Array.from(
            message.matchAll(/{{(\w+)}}/g),
            gap => gap[1],
          );
          expect(Object.keys(params)).toEqual(expect.arrayContaining(gaps));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
