// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryFacts } from '../__testUtils__/arbitraryFacts';
import {
  citas,
  fact,
  now,
  recordatorios,
  wellFacts,
} from '../__testUtils__/workloads';
import { assess } from '../assess';
import { monthlyCost } from '../cost';
import { happeningsOf, pointOf } from '../history';
import { summarize } from '../summary';
import { essentialFacts } from './essentialFacts';
import type { WorkloadFacts } from './workloadFacts';

function said(workload: typeof citas, facts: WorkloadFacts) {
  const verdict = assess(workload, facts, { now, staleAfterSeconds: 300 });
  const row = { workload, facts, verdict, observedAt: now.toISOString() };
  return {
    summary: summarize(row),
    cost: monthlyCost([row]),
    point: pointOf(facts, verdict),
    happenings: happeningsOf(facts),
  };
}

describe('essentialFacts', () => {
  const facts = fc.oneof(
    arbitraryFacts,
    arbitraryFacts.map(change => ({ ...wellFacts, ...change })),
  );

  it('should say the same as all facts do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(citas, recordatorios),
        facts,
        (workload, all) => {
          expect(said(workload, essentialFacts(all))).toEqual(
            said(workload, all),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('should leave out what only who looks at one workload wants to know', () => {
    const all: WorkloadFacts = {
      ...wellFacts,
      events: fact([{ id: '1', at: now.toISOString(), message: 'steady' }]),
      pipeline: fact({
        name: 'citas',
        accountId: '120000000003',
        region: 'us-east-1',
        environmentId: 'health-dev',
        status: 'Succeeded',
        stages: [
          {
            name: 'Build',
            status: 'Succeeded',
            actions: [{ name: 'Build', status: 'Succeeded' }],
          },
        ],
      }),
    };
    const { events, alarms, pipeline } = essentialFacts(all);
    expect(events).toBeUndefined();
    expect(alarms).toEqual({ ...all.alarms, value: [] });
    expect(pipeline?.value?.stages).toEqual([]);
  });
});
