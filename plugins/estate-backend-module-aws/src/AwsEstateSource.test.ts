// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  FactKind,
  Observation,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import { AwsEstateSource } from './AwsEstateSource';
import {
  AwsRefusal,
  FakeAws,
  type FakeOperation,
} from './__testUtils__/FakeAws';
import { fakeEnvironment } from './__testUtils__/fakeEnvironment';

function sourceOf(operations: Record<string, FakeOperation>) {
  const aws = new FakeAws(operations);
  return { aws, source: new AwsEstateSource({ aws: aws.service() }) };
}

async function collect(
  source: AwsEstateSource,
  previous?: (id: string) => WorkloadFacts | undefined,
  keep?: FactKind[],
) {
  const [scope] = await source.scopes();
  return source.collect(scope, {
    signal: new AbortController().signal,
    previous,
    keep,
  });
}

const denied = () => {
  throw new AwsRefusal(
    'AccessDeniedException',
    'User: reader is not authorized to perform this',
  );
};

function valuesOf({ facts }: Observation) {
  return Object.fromEntries(
    Object.entries(facts).map(([kind, fact]) => [kind, fact.value]),
  );
}

describe('AwsEstateSource', () => {
  it('should look into every configured environment', async () => {
    const { source } = sourceOf({});
    expect(await source.scopes()).toEqual([
      {
        environmentId: 'health-dev',
        accountId: '120000000003',
        region: 'us-east-1',
        department: 'health',
      },
      {
        environmentId: 'health-prod',
        accountId: '130000000003',
        region: 'us-east-1',
        department: 'health',
      },
    ]);
  });

  it('should say what a service is and how it stands', async () => {
    const { source } = sourceOf(fakeEnvironment({ names: ['citas'] }));
    const { observations, problems } = await collect(source);
    expect(problems).toEqual([]);
    expect(observations).toHaveLength(1);
    const [{ workload }] = observations;
    expect(workload).toEqual({
      id: 'ecs:120000000003:us-east-1:cabildo-dev/citas',
      runtime: 'ecs',
      name: 'citas',
      service: 'citas',
      environmentId: 'health-dev',
      environment: 'dev',
      department: 'health',
      owner: 'health-appointments',
      system: 'appointments',
      tier: 'tier-1',
      accountId: '120000000003',
      region: 'us-east-1',
      cluster: 'cabildo-dev',
      resource: 'arn:aws:ecs:us-east-1:120000000003:service/cabildo-dev/citas',
      url: 'https://citas.dev.health.gob.localhost',
      libraryVersion: '1.0.0',
    });
    expect(valuesOf(observations[0])).toMatchObject({
      scaling: { desired: 2, running: 2, pending: 0 },
      range: {
        min: 1,
        max: 4,
        policies: [
          {
            name: 'cpu',
            metric: 'ECSServiceAverageCPUUtilization',
            target: 60,
          },
        ],
      },
      activities: [
        { id: 'activity-citas', description: 'Setting desired count to 2.' },
      ],
      deployments: [
        {
          status: 'PRIMARY',
          rollout: 'COMPLETED',
          image: 'registry/cabildo-citas-dev:1',
          size: {
            vcpu: 0.5,
            memoryGib: 1,
            architecture: 'arm64',
            capacity: 'fargate',
          },
        },
      ],
      events: [{ message: '(service citas) has reached a steady state.' }],
      targets: [
        { id: '10.0.0.1', state: 'healthy' },
        { id: '10.0.0.2', state: 'healthy' },
      ],
      alarms: [
        { name: 'cabildo-citas-dev-at-maximum', about: 'capacity' },
        { name: 'cabildo-citas-dev-server-errors', about: 'health' },
      ],
      pipeline: {
        name: 'cabildo-citas',
        environmentId: 'health-dev',
        executionId: 'e1',
        status: 'InProgress',
        stages: [
          { name: 'Source', actions: [{ revision: 'abc123' }] },
          { name: 'Approve', actions: [{ approvalToken: 'token-1' }] },
          { name: 'Prod', status: 'NotStarted' },
        ],
      },
      certificate: {
        domain: 'citas.dev.health.gob.localhost',
        status: 'ISSUED',
        expiresAt: '2027-10-01T00:00:00.000Z',
      },
      metrics: {
        cpuPercent: 0.5,
        requestsPerSecond: 2,
        errorRatio: 0.1,
        latencySeconds: 0.5,
      },
    });
    expect(observations[0].facts).not.toHaveProperty('stoppedTasks');
  });

  it('should know that a worker has no load balancer, certificate, address, range or pipeline', async () => {
    const operations = fakeEnvironment({
      names: ['worker'],
      change: () => ({ loadBalancers: [] }),
    });
    const { source } = sourceOf({
      ...operations,
      ListPipelines: () => ({ pipelines: [] }),
      DescribeScalableTargets: () => ({ ScalableTargets: [] }),
    });
    const { observations } = await collect(source);
    expect(observations[0].workload.url).toBeUndefined();
    for (const kind of [
      'targets',
      'certificate',
      'range',
      'pipeline',
    ] as const) {
      expect(observations[0].facts[kind]).toEqual({
        value: undefined,
        observedAt: expect.any(String),
      });
    }
  });

  it('should ask why tasks stopped only where they fail, or failed a moment ago', async () => {
    const { aws, source } = sourceOf(
      fakeEnvironment({
        names: ['citas', 'vacunas'],
        change: name => (name === 'vacunas' ? { runningCount: 1 } : {}),
      }),
    );
    const { observations } = await collect(source);
    const [citas, vacunas] = observations;
    expect(aws.calls.get('ListTasks')).toBe(1);
    expect(citas.facts.stoppedTasks).toBeUndefined();
    expect(vacunas.facts.stoppedTasks?.value).toEqual([
      {
        id: 'stopped',
        stoppedAt: expect.any(String),
        reason: 'Essential container in task exited: OutOfMemory',
        exitCode: 137,
      },
    ]);

    const well = sourceOf(fakeEnvironment({ names: ['vacunas'] }));
    await collect(well.source, () => vacunas.facts);
    expect(well.aws.calls.get('ListTasks')).toBe(1);
  });

  it('should remember since when tasks are missing', async () => {
    const { source } = sourceOf(
      fakeEnvironment({
        names: ['citas'],
        change: () => ({ runningCount: 1 }),
      }),
    );
    const first = (await collect(source)).observations[0].facts;
    expect(first.scaling?.value.shortSince).toBe(first.scaling?.observedAt);
    const second = await collect(source, () => first);
    expect(second.observations[0].facts.scaling?.value.shortSince).toBe(
      first.scaling?.observedAt,
    );
  });

  it('should read 200 services in the pages that AWS gives, and what tasks and counts say of none by itself', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `service-${index}`);
    const { aws, source } = sourceOf(fakeEnvironment({ names }));
    const first = await collect(source, undefined, ['pipeline']);
    expect(first.kept).toEqual(['pipeline']);
    const calls = Object.fromEntries(aws.calls);
    expect(calls).toEqual({
      ListServices: 2,
      DescribeServices: 20,
      // Functions: there are none.
      GetResources: 1,
      // For images and targets.
      ListTasks: 4,
      DescribeTasks: 4,
      DescribeTargetGroups: 1,
      DescribeScalableTargets: 4,
      DescribeScalingPolicies: 20,
      DescribeScalingActivities: 4,
      DescribeAlarms: 4,
      GetMetricData: 3,
      // Services that wait for their first image are known by them.
      ListPipelines: 21,
      // This fake's listing does not say how long certificates last.
      ListCertificates: 20,
      DescribeCertificate: 200,
    });

    aws.calls.clear();
    const facts = new Map(
      first.observations.map(({ workload, facts: known }) => [
        workload.id,
        known,
      ]),
    );
    const second = await collect(source, id => facts.get(id));
    expect(second.kept).toEqual([]);
    expect(second.observations.map(valuesOf)).toEqual(
      first.observations.map(observation => ({
        ...valuesOf(observation),
        pipeline: expect.objectContaining({ name: expect.any(String) }),
      })),
    );
    // Deployments are the same, all targets were healthy, and their counts say so still.
    expect(aws.calls.get('ListTasks')).toBeUndefined();
    expect(aws.calls.get('DescribeScalingActivities')).toBe(1);
    expect(aws.calls.get('GetPipelineState')).toBe(200);

    aws.calls.clear();
    for (const { workload, facts: known } of second.observations) {
      facts.set(workload.id, known);
    }
    const third = await collect(source, id => facts.get(id), [
      'range',
      'certificate',
      'pipeline',
    ]);
    expect(third.kept).toEqual(['range', 'pipeline', 'certificate']);
    // Their names are shared for some seconds.
    aws.calls.delete('ListPipelines');
    expect(Object.fromEntries(aws.calls)).toEqual({
      GetResources: 1,
      ListServices: 2,
      DescribeServices: 20,
      DescribeTargetGroups: 1,
      DescribeScalingActivities: 1,
      DescribeAlarms: 4,
      GetMetricData: 3,
    });
  });

  it('should read limits again when a service is given tasks outside of them, and not for long', async () => {
    const first = await collect(
      sourceOf(fakeEnvironment({ names: ['citas'] })).source,
    );
    const { aws, source } = sourceOf({
      ...fakeEnvironment({
        names: ['citas'],
        change: () => ({ desiredCount: 0, runningCount: 0 }),
      }),
      DescribeScalableTargets: () => ({
        ScalableTargets: [
          {
            ServiceNamespace: 'ecs',
            ResourceId: 'service/cabildo-dev/citas',
            ScalableDimension: 'ecs:service:DesiredCount',
            MinCapacity: 0,
            MaxCapacity: 0,
          },
        ],
      }),
    });
    const second = await collect(source, () => first.observations[0].facts, [
      'range',
    ]);
    expect(second.kept).toEqual([]);
    expect(second.observations[0].facts.range?.value).toMatchObject({
      min: 0,
      max: 0,
    });

    // Somebody stopped it whatever the limits say: they are as they were.
    const stopped = {
      ...second.observations[0].facts,
      range: first.observations[0].facts.range,
    };
    aws.calls.clear();
    const third = await collect(source, () => stopped, ['range']);
    expect(third.kept).toEqual(['range']);
    expect(aws.calls.get('DescribeScalableTargets')).toBeUndefined();
  });

  it('should find the targets of many services as load balancers would say them', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `service-${index}`);
    const operations = fakeEnvironment({ names });
    const asTasks = await collect(sourceOf(operations).source);
    const { aws, source } = sourceOf({ ...operations, ListTasks: denied });
    const asked = await collect(source);
    expect(aws.calls.get('DescribeTargetHealth')).toBe(11);
    expect(aws.calls.get('DescribeTaskDefinition')).toBe(11);
    expect(asked.problems).toEqual([]);
    expect(asTasks.observations.map(valuesOf)).toEqual(
      asked.observations.map(valuesOf),
    );
  });

  it('should ask only for the targets of new services where the tasks cannot be read', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `service-${index}`);
    const answering = fakeEnvironment({ names: names.slice(0, 12) });
    const { aws, source } = sourceOf(answering);
    const first = await collect(source);
    const facts = new Map(
      first.observations.map(({ workload, facts: known }) => [
        workload.id,
        known,
      ]),
    );
    Object.assign(answering, fakeEnvironment({ names }), { ListTasks: denied });
    aws.calls.clear();
    await collect(source, id => facts.get(id));
    expect(aws.calls.get('DescribeTargetHealth')).toBe(11);
  });

  it.each([
    ['DescribeTargetHealth', ['targets']],
    ['DescribeScalingPolicies', ['range']],
    ['DescribeScalingActivities', ['activities']],
    ['DescribeAlarms', ['alarms']],
    ['GetMetricData', ['metrics']],
    ['ListPipelines', ['pipeline']],
    ['GetPipelineState', ['pipeline']],
    ['ListCertificates', ['certificate']],
    ['DescribeCertificate', ['certificate']],
  ])('should miss only what %s would say', async (operation, kinds) => {
    const { source } = sourceOf({
      ...fakeEnvironment({ names: ['citas'] }),
      [operation]: denied,
    });
    const { observations, problems, inventory } = await collect(source);
    // Services that wait for their first image are known by their pipelines only.
    expect(inventory).toBe(
      operation === 'ListPipelines' ? 'partial' : 'complete',
    );
    expect(problems).toEqual([
      {
        kinds,
        code: 'AccessDeniedException',
        message: 'User: reader is not authorized to perform this',
      },
    ]);
    expect(Object.keys(observations[0].facts).sort()).toEqual(
      [
        'activities',
        'alarms',
        'certificate',
        'deployments',
        'events',
        'metrics',
        'pipeline',
        'range',
        'scaling',
        'targets',
      ].filter(kind => !kinds.includes(kind)),
    );
  });

  /** Health of targets asked by a second sweep, after something happened. */
  async function targetsAskedAgain(change: Record<string, FakeOperation>) {
    const operations = fakeEnvironment({ names: ['citas', 'vacunas'] });
    const answering = { ...operations };
    const { aws, source } = sourceOf(answering);
    const first = await collect(source);
    const facts = new Map(
      first.observations.map(({ workload, facts: known }) => [
        workload.id,
        known,
      ]),
    );
    Object.assign(answering, change);
    aws.calls.clear();
    const second = await collect(source, id => facts.get(id));
    expect(
      second.observations.map(each => each.facts.targets?.value?.length),
    ).toEqual([2, 2]);
    return aws.calls.get('DescribeTargetHealth') ?? 0;
  }

  it('should ask each target group where the counts cannot be read', async () => {
    expect(await targetsAskedAgain({})).toBe(0);
    expect(await targetsAskedAgain({ GetMetricData: denied })).toBe(2);
  });

  it('should look at targets again when ECS says something new, though as many are healthy', async () => {
    const replaced = fakeEnvironment({
      names: ['citas', 'vacunas'],
      change: name =>
        name === 'citas'
          ? { events: [{ id: 'event-2', message: 'has started 1 tasks' }] }
          : {},
    });
    expect(
      await targetsAskedAgain({ DescribeServices: replaced.DescribeServices }),
    ).toBe(1);
  });

  it('should look at targets again that may be unwell', async () => {
    const { GetMetricData } = fakeEnvironment({ names: ['citas', 'vacunas'] });
    const unwell: FakeOperation = (input, account) => {
      const answer: any = GetMetricData(input, account);
      return {
        MetricDataResults: answer.MetricDataResults.map(
          (result: any, index: number) => {
            const { Metric } = input.MetricDataQueries[index].MetricStat;
            const isUnwell =
              Metric.MetricName === 'UnHealthyHostCount' &&
              JSON.stringify(Metric.Dimensions).includes('vacunas');
            return isUnwell ? { ...result, Values: [1] } : result;
          },
        ),
      };
    };
    expect(await targetsAskedAgain({ GetMetricData: unwell })).toBe(1);
  });

  it('should keep what it read when one of many cannot be read', async () => {
    const operations = fakeEnvironment({ names: ['citas', 'vacunas'] });
    const { source } = sourceOf({
      ...operations,
      DescribeTargetHealth: (input, account) =>
        input.TargetGroupArn.includes('vacunas')
          ? denied()
          : operations.DescribeTargetHealth(input, account),
    });
    const { observations, problems } = await collect(source);
    expect(problems).toMatchObject([{ kinds: ['targets'] }]);
    expect(
      observations.map(({ facts }) => facts.targets !== undefined),
    ).toEqual([true, false]);
  });

  it('should read the pipelines of a department once for all its environments', async () => {
    const { aws, source } = sourceOf(fakeEnvironment({ names: ['citas'] }));
    const signal = new AbortController().signal;
    const scopes = await source.scopes();
    const readings = await Promise.all(
      scopes.map(scope => source.collect(scope, { signal })),
    );
    expect(aws.calls.get('GetPipelineState')).toBe(1);
    for (const { observations } of readings) {
      expect(observations[0].facts.pipeline?.value).toMatchObject({
        environmentId: 'health-dev',
        accountId: '120000000003',
      });
    }
  });

  it('should list a service that waits for its first image, where its pipeline lives', async () => {
    const { aws, source } = sourceOf({
      ...fakeEnvironment({ names: ['citas'] }),
      ListServices: () => ({ serviceArns: [] }),
      ListTagsForResource: ({ resourceArn }) => ({
        tags: [
          { key: 'cabildo:service', value: resourceArn.slice(-5) },
          { key: 'cabildo:owner', value: 'health-appointments' },
        ],
      }),
    });
    const signal = new AbortController().signal;
    const [dev, prod] = await source.scopes();
    const { observations, problems } = await source.collect(dev, { signal });
    expect(problems).toEqual([]);
    expect(observations.map(each => each.workload)).toEqual([
      expect.objectContaining({
        // Its own later, so that it goes on as the same row.
        id: 'ecs:120000000003:us-east-1:cabildo-dev/citas',
        service: 'citas',
        owner: 'health-appointments',
        resource:
          'arn:aws:ecs:us-east-1:120000000003:service/cabildo-dev/citas',
        url: undefined,
      }),
    ]);
    const { scaling, pipeline } = valuesOf(observations[0]);
    expect(scaling).toEqual({ desired: 0, running: 0, pending: 0 });
    expect(pipeline).toMatchObject({ name: 'cabildo-citas' });
    expect((await source.collect(prod, { signal })).observations).toEqual([]);
    expect(aws.calls.get('ListTagsForResource')).toBe(1);
  });

  it('should say when it cannot tell whose a waiting service is', async () => {
    const { source } = sourceOf({
      ...fakeEnvironment({ names: ['citas'] }),
      ListServices: () => ({ serviceArns: [] }),
      ListTagsForResource: denied,
    });
    const { observations, problems, inventory } = await collect(source);
    expect(observations).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ kinds: ['scaling'] })]);
    // So that it is not forgotten, only older.
    expect(inventory).toBe('partial');
  });

  it('should go on for one environment when the time of another, which shares the pipelines, is over', async () => {
    const impatient = new AbortController();
    const { aws, source } = sourceOf({
      ...fakeEnvironment({ names: ['citas'] }),
      GetPipelineState: async () => {
        impatient.abort(new Error('took too long'));
        await new Promise(setImmediate);
        return { pipelineName: 'cabildo-citas' };
      },
    });
    const [dev, prod] = await source.scopes();
    const [first, second] = await Promise.allSettled([
      source.collect(dev, { signal: impatient.signal }),
      source.collect(prod, { signal: new AbortController().signal }),
    ]);
    expect(first).toMatchObject({ status: 'rejected' });
    expect(second).toMatchObject({
      status: 'fulfilled',
      value: {
        problems: [],
        observations: [
          { facts: { pipeline: { value: { name: 'cabildo-citas' } } } },
        ],
      },
    });
    expect(aws.calls.get('GetPipelineState')).toBe(1);
  });
});
