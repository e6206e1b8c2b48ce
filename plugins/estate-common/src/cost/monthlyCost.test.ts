// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  citas,
  fact,
  recordatorios,
  wellFacts,
  wellFunction,
} from '../__testUtils__/workloads';
import type { DeploymentFacts, TaskSize, WorkloadFacts } from '../facts';
import { monthlyCost } from './monthlyCost';

const small: TaskSize = {
  vcpu: 0.25,
  memoryGib: 0.5,
  architecture: 'x86_64',
  capacity: 'fargate',
};
const workload = { ...citas, region: 'us-east-1' };

function deployment(change: Partial<DeploymentFacts>): DeploymentFacts {
  return {
    ...wellFacts.deployments!.value[0],
    running: 2,
    size: small,
    ...change,
  };
}

function facts(
  deployments: DeploymentFacts[] | undefined,
  running = 2,
): WorkloadFacts {
  return {
    scaling: fact({ running, desired: running, pending: 0 }),
    deployments: deployments && fact(deployments),
  };
}

describe('monthlyCost', () => {
  it('should be that of the tasks that run, of every deployment and workload', () => {
    expect(
      monthlyCost([
        { workload, facts: facts([deployment({})]) },
        {
          workload,
          facts: facts([
            deployment({ running: 1 }),
            deployment({
              running: 1,
              size: { ...small, architecture: 'arm64' },
            }),
          ]),
        },
      ]),
    ).toEqual({ usd: 34.24, isAtLeast: false });
  });

  it('should be nothing where no task runs, whatever they are given', () => {
    expect(
      monthlyCost([
        { workload, facts: facts([deployment({ size: undefined })], 0) },
      ]),
    ).toEqual({ usd: 0, isAtLeast: false });
  });

  it.each<[string, WorkloadFacts]>([
    ['the size of its tasks', facts([deployment({ size: undefined })])],
    [
      'the price of its capacity',
      facts([deployment({ size: { ...small, capacity: 'other' } })]),
    ],
    ['its deployments', facts(undefined)],
    ['all of its deployments', facts([deployment({ running: 1 })])],
    ['how many of its tasks run', { deployments: fact([deployment({})]) }],
  ])('should not be known without %s', (_what, unknown) => {
    expect(monthlyCost([{ workload, facts: unknown }])).toBeUndefined();
    const known = { workload, facts: facts([deployment({ running: 1 })], 1) };
    expect(monthlyCost([{ workload, facts: unknown }, known])).toEqual({
      usd: 9.01,
      isAtLeast: true,
    });
  });

  it('should leave functions out, and say so', () => {
    const ofFunction = { workload: recordatorios, facts: wellFunction };
    expect(monthlyCost([ofFunction])).toBeUndefined();
    expect(
      monthlyCost([
        ofFunction,
        { workload, facts: facts([deployment({ running: 1 })], 1) },
      ]),
    ).toMatchObject({ isAtLeast: true });
    expect(monthlyCost([])).toBeUndefined();
  });
});
