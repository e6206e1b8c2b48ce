// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from '@cabildo/plugin-estate-common';
import { AwsEstateSource } from './AwsEstateSource';
import {
  AwsRefusal,
  FakeAws,
  type FakeOperation,
} from './__testUtils__/FakeAws';
import { fakeEnvironment } from './__testUtils__/fakeEnvironment';

const signal = new AbortController().signal;

function sourceOf(operations: Record<string, FakeOperation>) {
  const aws = new FakeAws(operations);
  return { aws, source: new AwsEstateSource({ aws: aws.service() }) };
}

async function collect(
  source: AwsEstateSource,
  options: {
    previous?: (id: string) => WorkloadFacts | undefined;
    keep?: FactKind[];
  } = {},
) {
  const [dev] = await source.scopes();
  return source.collect(dev, { signal, ...options });
}

const denied = () => {
  throw new AwsRefusal(
    'AccessDeniedException',
    'User: reader is not authorized to perform this',
  );
};

describe('AwsEstateSource, of functions', () => {
  const functions = ['citas-recordatorios', 'citas-resumen'];

  it('should say what a function is and how it stands, beside the services', async () => {
    const { source } = sourceOf(
      fakeEnvironment({
        names: ['citas'],
        functions,
        reserved: { 'citas-resumen': 5 },
      }),
    );
    const { observations, problems, inventory } = await collect(source);
    expect(problems).toEqual([]);
    expect(inventory).toBe('complete');
    expect(observations.map(({ workload }) => workload.id)).toEqual([
      'ecs:120000000003:us-east-1:cabildo-dev/citas',
      'lambda:120000000003:us-east-1:/citas-recordatorios',
      'lambda:120000000003:us-east-1:/citas-resumen',
    ]);
    const [, { workload, facts }, reserving] = observations;
    expect(workload).toEqual({
      id: 'lambda:120000000003:us-east-1:/citas-recordatorios',
      runtime: 'lambda',
      name: 'citas-recordatorios',
      service: 'citas',
      environmentId: 'health-dev',
      environment: 'dev',
      // The environment's, though a tag says another.
      department: 'health',
      owner: 'health-appointments',
      accountId: '120000000003',
      region: 'us-east-1',
      cluster: '',
      resource:
        'arn:aws:lambda:us-east-1:120000000003:function:citas-recordatorios',
    });
    expect(Object.keys(facts).sort()).toEqual(['concurrency', 'metrics']);
    expect(facts.concurrency?.value).toEqual({
      accountLimit: 1000,
      accountUnreserved: 995,
    });
    expect(facts.metrics?.value).toMatchObject({
      requestsPerSecond: 1,
      errorRatio: 0.05,
      throttleRatio: 0,
      latencySeconds: 0.25,
      concurrency: 4,
      sharedConcurrency: 40,
    });
    expect(reserving.facts.concurrency?.value.reserved).toBe(5);
  });

  it('should leave functions to the environment that they are tagged with', async () => {
    const { source } = sourceOf(fakeEnvironment({ names: [], functions }));
    const [, prod] = await source.scopes();
    const { observations } = await source.collect(prod, { signal });
    expect(observations).toEqual([]);
  });

  it('should read 200 functions in the pages that AWS gives, and ask none by itself where nothing is reserved', async () => {
    const names = Array.from(
      { length: 200 },
      (_, index) => `function-${index}`,
    );
    const { aws, source } = sourceOf(
      fakeEnvironment({ names: [], functions: names }),
    );
    await collect(source);
    const ofServices = sourceOf(fakeEnvironment({ names: [] }));
    await collect(ofServices.source);
    const more = [...aws.calls].map(([operation, calls]): [string, number] => [
      operation,
      calls - (ofServices.aws.calls.get(operation) ?? 0),
    ]);
    expect(Object.fromEntries(more.filter(([, calls]) => calls > 0))).toEqual({
      // Of two pages the first is asked for without functions, too.
      GetResources: 1,
      GetAccountSettings: 1,
      // A thousand measurements, and what all share.
      GetMetricData: 3,
    });
  });

  it('should not ask again what functions reserved, until one is new', async () => {
    const { aws, source } = sourceOf(
      fakeEnvironment({
        names: [],
        functions,
        reserved: { 'citas-resumen': 5 },
      }),
    );
    const first = await collect(source);
    expect(aws.calls.get('GetFunctionConcurrency')).toBe(2);
    const known = new Map(
      first.observations.map(({ workload, facts }) => [workload.id, facts]),
    );

    aws.calls.clear();
    const second = await collect(source, {
      previous: id => known.get(id),
      keep: ['concurrency'],
    });
    expect(second.kept).toEqual(['concurrency']);
    expect(aws.calls.get('GetAccountSettings')).toBeUndefined();
    expect(aws.calls.get('GetFunctionConcurrency')).toBeUndefined();

    const [newest] = known.keys();
    known.delete(newest);
    const third = await collect(source, {
      previous: id => known.get(id),
      keep: ['concurrency'],
    });
    expect(third.kept).toEqual([]);
    expect(aws.calls.get('GetFunctionConcurrency')).toBe(2);
  });

  it('should leave the services where functions may not be listed', async () => {
    const { source } = sourceOf({
      ...fakeEnvironment({ names: ['citas'], functions }),
      GetResources: denied,
    });
    const { observations, problems, inventory } = await collect(source);
    expect(observations.map(({ workload }) => workload.name)).toEqual([
      'citas',
    ]);
    expect(Object.keys(observations[0].facts)).toContain('metrics');
    expect(problems).toEqual([
      expect.objectContaining({
        kinds: ['concurrency', 'metrics'],
        code: 'AccessDeniedException',
      }),
    ]);
    // So that functions that were known are not forgotten, only older.
    expect(inventory).toBe('partial');
  });

  it('should miss only the limits of the one that cannot be read', async () => {
    const operations = fakeEnvironment({
      names: [],
      functions,
      reserved: { 'citas-resumen': 5 },
    });
    const { source } = sourceOf({
      ...operations,
      GetFunctionConcurrency: (input, account) =>
        input.FunctionName === 'citas-resumen'
          ? denied()
          : operations.GetFunctionConcurrency(input, account),
    });
    const { observations, problems } = await collect(source);
    expect(problems).toMatchObject([{ kinds: ['concurrency'] }]);
    expect(observations.map(({ facts }) => Object.keys(facts))).toEqual([
      ['concurrency', 'metrics'],
      ['metrics'],
    ]);
  });

  it('should not look for functions that a hint does not name', async () => {
    const { aws, source } = sourceOf(
      fakeEnvironment({ names: ['citas'], functions }),
    );
    const [dev] = await source.scopes();
    const { observations } = await source.collect(dev, {
      signal,
      only: {
        workloadIds: ['ecs:120000000003:us-east-1:cabildo-dev/citas'],
        kinds: ['scaling', 'metrics'],
      },
    });
    expect(observations).toHaveLength(1);
    expect(aws.calls.get('GetResources')).toBeUndefined();
  });
});
