// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateRow, WorkloadFacts } from '@cabildo/plugin-estate-common';
import type { EstateScope } from '@cabildo/plugin-estate-node';
import fc from 'fast-check';
import {
  at,
  coverageOf,
  healthProd,
  interiorProd,
  observe,
  wellFacts,
} from '../__testUtils__/observations';
import type { StoredCoverage, StoredWorkload } from '../store/types';
import { RowJudge } from './RowJudge';

const scopes = [healthProd, interiorProd];

function stored(
  scope: EstateScope,
  name: string,
  change: WorkloadFacts = {},
): StoredWorkload {
  const { workload, facts } = observe(scope, name, {
    ...wellFacts(at(0)),
    ...change,
  });
  return {
    workload,
    facts,
    sourceId: 'fake',
    seenAt: at(0),
    factSources: Object.fromEntries(
      Object.keys(facts).map(kind => [kind, 'fake']),
    ),
  };
}

const covered = (
  scope: EstateScope,
  change: Parameters<typeof coverageOf>[2] = {},
): StoredCoverage => ({
  coverage: coverageOf(scope, at(0), change),
  confirmedAt: {},
});

const byId = (all: StoredWorkload[]) =>
  new Map(all.map(each => [each.workload.id, each]));

const down: WorkloadFacts = {
  scaling: {
    value: { desired: 2, running: 0, pending: 0 },
    observedAt: at(0),
  },
};

function create(entityRefOf: () => string | undefined = () => undefined) {
  return new RowJudge({
    staleAfterSeconds: 300,
    seldom: { kindsOf: () => [], everySeconds: 3600 },
    entityRefOf,
    againAfterMs: 10_000,
  });
}

describe('RowJudge', () => {
  const coverage = scopes.map(scope => covered(scope));
  const now = new Date(at(1));

  it('should put the worst first, and say when nothing new is said', () => {
    const judge = create();
    const all = byId([
      stored(healthProd, 'citas'),
      stored(healthProd, 'lab', down),
    ]);
    const first = judge.judge(all, coverage, now);
    expect(first.isSame).toBe(false);
    expect(first.rows.map(row => row.workload.name)).toEqual(['lab', 'citas']);
    const soon = judge.judge(all, coverage, new Date(at(5)));
    expect(soon.rows[0]).toBe(first.rows[0]);
    // Read again, and it says what it said.
    const again = judge.judge(
      all,
      scopes.map(scope => covered(scope)),
      new Date(at(20)),
    );
    expect(again.isSame).toBe(true);
    expect(again.summaries[0]).toBe(first.summaries[0]);
  });

  it('should judge again what is old, and what its account’s reading says otherwise of', () => {
    const judge = create();
    const all = byId([
      stored(healthProd, 'citas'),
      stored(interiorProd, 'permisos'),
    ]);
    const statusOf = (judged: ReturnType<RowJudge['judge']>, name: string) =>
      judged.rows.find(row => row.workload.name === name)!.verdict.status;
    judge.judge(all, coverage, now);
    const failed = judge.judge(
      all,
      [covered(healthProd, { state: 'failed' }), covered(interiorProd)],
      now,
    );
    expect(statusOf(failed, 'citas')).toBe('unknown');
    expect(statusOf(failed, 'permisos')).toBe('healthy');
    const old = judge.judge(all, coverage, new Date(at(400)));
    expect(statusOf(old, 'permisos')).toBe('unknown');
  });

  it('should say the same as one that judges everything anew', () => {
    const workload = fc.record({
      scope: fc.constantFrom(...scopes),
      name: fc.constantFrom('a', 'b', 'c'),
      change: fc.constantFrom({}, down),
    });
    const step = fc.record({
      workloads: fc.array(workload, { maxLength: 5 }),
      failed: fc.subarray(scopes),
      entityRef: fc.constantFrom(undefined, 'component:default/a'),
      isKept: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), steps => {
        const catalogue: { entityRef?: string } = {};
        const entityRefOf = () => catalogue.entityRef;
        const judge = create(entityRefOf);
        let all = new Map<string, StoredWorkload>();
        for (const { workloads, failed, isKept, entityRef } of steps) {
          catalogue.entityRef = entityRef;
          const read = byId(
            workloads.map(({ scope, name, change }) =>
              stored(scope, name, change),
            ),
          );
          all = isKept ? new Map([...all, ...read]) : read;
          const said = scopes.map(scope =>
            covered(scope, { state: failed.includes(scope) ? 'failed' : 'ok' }),
          );
          const { rows, summaries } = judge.judge(all, said, now);
          const anew = create(entityRefOf).judge(all, said, now);
          const sorted = (of: readonly EstateRow[]) =>
            of
              .map(({ workload: { id }, facts, verdict, ...row }) => ({
                id,
                facts,
                verdict,
                observedAt: row.observedAt,
                entityRef: row.entityRef,
              }))
              .sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(sorted(rows)).toEqual(sorted(anew.rows));
          expect(summaries.map(row => row.verdict)).toEqual(
            anew.summaries.map(row => row.verdict),
          );
        }
      }),
    );
  });
});
