// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HearingReport, WorkloadHint } from '@cabildo/plugin-estate-node';
import { FakeAws, AwsRefusal } from './__testUtils__/FakeAws';
import { fakeEnvironment } from './__testUtils__/fakeEnvironment';
import { FakeQueue } from './__testUtils__/FakeQueue';
import { AwsEstateSource } from './AwsEstateSource';

const taskOf = (service: string, time = '2026-10-01T12:00:00Z') =>
  JSON.stringify({
    source: 'aws.ecs',
    'detail-type': 'ECS Task State Change',
    time,
    resources: [],
    detail: { group: `service:${service}`, lastStatus: 'RUNNING' },
  });

describe('AwsEstateSource.listen', () => {
  let queue: FakeQueue;
  let aws: FakeAws;
  let ending: AbortController;
  const hints: [string, WorkloadHint][] = [];
  const reports: HearingReport[] = [];
  let onReport: (report: HearingReport) => void;

  beforeEach(() => {
    queue = new FakeQueue();
    aws = new FakeAws(queue.operations());
    ending = new AbortController();
    hints.length = 0;
    reports.length = 0;
    onReport = () => {};
  });

  async function listen(
    options: {
      onHint?: () => Promise<void>;
      /** Ends the listening once it holds. */
      until: () => boolean;
    },
    source = new AwsEstateSource({ aws: aws.service() }),
  ) {
    const [scope] = await source.scopes();
    const endWhen = () => {
      if (options.until()) {
        ending.abort(new Error('heard enough'));
      }
    };
    await source.listen(scope, {
      signal: ending.signal,
      onHint: async (environmentId, hint) => {
        hints.push([environmentId, hint]);
        await options.onHint?.();
        endWhen();
      },
      onHeard: report => {
        reports.push(report);
        onReport(report);
        endWhen();
      },
    });
  }

  const heard = () => reports.some(({ heardAt }) => heardAt !== undefined);

  it('should hand over what happened, and take it off the queue after', async () => {
    const before = new Date().toISOString();
    queue.send(taskOf('citas'));
    await expect(listen({ until: heard })).rejects.toThrow('heard enough');
    expect(hints).toMatchObject([
      [
        'health-dev',
        { workloadIds: ['ecs:120000000003:us-east-1:cabildo-dev/citas'] },
      ],
    ]);
    expect(queue.notDeleted()).toEqual([]);
    const [{ heardAt }] = reports.filter(report => report.heardAt);
    expect(Date.parse(heardAt!)).toBeGreaterThanOrEqual(Date.parse(before));
    expect(reports).toContainEqual({ lastEventAt: '2026-10-01T12:00:00.000Z' });
  });

  it('should not have heard what was handed over and is not read yet', async () => {
    const reading = new AbortController();
    queue.send(taskOf('citas'));
    queue.deadLetters = 2;
    // They are counted after the messages were taken in.
    const counted = new Promise<void>(resolve => {
      onReport = ({ deadLetters }) => {
        if (deadLetters === 2) {
          resolve();
        }
      };
    });
    const listening = listen({
      onHint: () =>
        new Promise((_resolve, reject) => {
          reading.signal.addEventListener('abort', () =>
            reject(reading.signal.reason),
          );
        }),
      until: () => false,
    });
    listening.catch(() => {});
    await counted;
    expect(heard()).toBe(false);
    expect(queue.notDeleted()).toHaveLength(1);

    reading.abort(new Error('the portal stops'));
    queue.send(taskOf('vacunas'));
    await expect(listening).rejects.toThrow('the portal stops');
    expect(queue.notDeleted()).toHaveLength(2);
  });

  it('should leave what is no event for the queue of dead letters', async () => {
    queue.send('<script>', taskOf('citas'));
    await expect(
      listen({ until: () => reports.some(({ lastEventAt }) => lastEventAt) }),
    ).rejects.toThrow('heard enough');
    expect(queue.notDeleted()).toEqual(['<script>']);
  });

  it('should take 500 events in, whatever their order, before the first is read', async () => {
    const services = Array.from({ length: 500 }, (_, index) => `s${index}`);
    queue.send(...services.map(name => taskOf(name)));
    let letGo = () => {};
    const all = new Promise<void>(resolve => {
      letGo = resolve;
    });
    await expect(
      listen({
        onHint: async () => {
          if (hints.length === services.length) {
            letGo();
          }
          await all;
        },
        until: () => hints.length === 500 && queue.notDeleted().length === 0,
      }),
    ).rejects.toThrow('heard enough');
    expect(new Set(hints.map(([, hint]) => hint.workloadIds[0])).size).toBe(
      500,
    );
  });

  it('should say in the words of AWS that there is no queue', async () => {
    aws = new FakeAws({
      ...queue.operations(),
      GetQueueUrl: () => {
        throw new AwsRefusal(
          'QueueDoesNotExist',
          'The specified queue does not exist.',
        );
      },
    });
    await expect(listen({ until: () => false })).rejects.toThrow(
      'The specified queue does not exist.',
    );
  });
});

describe('AwsEstateSource.collect of what a hint names', () => {
  it('should read of one service what was asked, in few calls', async () => {
    const names = Array.from({ length: 103 }, (_, index) => `service-${index}`);
    const aws = new FakeAws(fakeEnvironment({ names }));
    const source = new AwsEstateSource({ aws: aws.service() });
    const [scope] = await source.scopes();
    const { observations, inventory, problems } = await source.collect(scope, {
      signal: new AbortController().signal,
      only: {
        workloadIds: ['ecs:120000000003:us-east-1:cabildo-dev/service-7'],
        kinds: ['scaling', 'alarms', 'pipeline', 'activities', 'metrics'],
      },
    });
    expect(problems).toEqual([]);
    expect(inventory).toBe('complete');
    expect(observations.map(({ workload }) => workload.name)).toEqual([
      'service-7',
    ]);
    expect(Object.keys(observations[0].facts).sort()).toEqual([
      'activities',
      'alarms',
      'events',
      'metrics',
      'pipeline',
      'scaling',
    ]);
    expect(observations[0].facts.pipeline?.value?.name).toBe(
      'cabildo-service-7',
    );
    expect(observations[0].facts.activities?.value).toHaveLength(1);
    expect(Object.fromEntries(aws.calls)).toEqual({
      DescribeServices: 1,
      DescribeAlarms: 1,
      DescribeScalingActivities: 1,
      DescribeTargetGroups: 1,
      GetMetricData: 1,
      GetPipelineState: 1,
    });
  });

  it('should read the limits, too, of a service that was given tasks outside of them', async () => {
    const before = new AwsEstateSource({
      aws: new FakeAws(fakeEnvironment({ names: ['citas'] })).service(),
    });
    const [scope] = await before.scopes();
    const { signal } = new AbortController();
    const [{ workload, facts }] = (await before.collect(scope, { signal }))
      .observations;
    const asleep = new AwsEstateSource({
      aws: new FakeAws(
        fakeEnvironment({
          names: ['citas'],
          change: () => ({ desiredCount: 0 }),
        }),
      ).service(),
    });
    const { observations } = await asleep.collect(scope, {
      signal,
      previous: () => facts,
      only: { workloadIds: [workload.id], kinds: ['scaling'] },
    });
    expect(Object.keys(observations[0].facts).sort()).toEqual([
      'events',
      'range',
      'scaling',
    ]);
  });

  it('should bring nothing of a service that is gone, and ask nothing more about it', async () => {
    const aws = new FakeAws(fakeEnvironment({ names: ['citas'] }));
    const source = new AwsEstateSource({ aws: aws.service() });
    const [scope] = await source.scopes();
    const { observations, problems } = await source.collect(scope, {
      signal: new AbortController().signal,
      only: {
        workloadIds: ['ecs:120000000003:us-east-1:cabildo-dev/removed'],
        kinds: [...source.kinds],
      },
    });
    expect(observations).toEqual([]);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(aws.calls)).toEqual({
      DescribeServices: 1,
      // It might wait for its first image.
      ListPipelines: 1,
    });
  });

  it('should find what others did meanwhile although one was read alone', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `service-${index}`);
    const aws = new FakeAws(fakeEnvironment({ names }));
    const source = new AwsEstateSource({ aws: aws.service() });
    const [scope] = await source.scopes();
    const signal = new AbortController().signal;
    const alone = await source.collect(scope, {
      signal,
      only: {
        workloadIds: ['ecs:120000000003:us-east-1:cabildo-dev/service-0'],
        kinds: ['activities'],
      },
    });
    const known = alone.observations[0];
    const all = await source.collect(scope, {
      signal,
      previous: id => (id === known.workload.id ? known.facts : undefined),
    });
    expect(
      all.observations.every(
        ({ facts }) => facts.activities!.value.length === 1,
      ),
    ).toBe(true);
  });
});
