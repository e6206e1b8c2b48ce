// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EventEmitter, once } from 'node:events';
import type { WorkloadHint } from '@cabildo/plugin-estate-node';
import { createSource, environments } from './__testUtils__/createSource';
import { FakeCluster } from './__testUtils__/FakeCluster';
import {
  rawAutoscaler,
  rawDeployment,
  rawEvent,
  rawPod,
} from './__testUtils__/rawObjects';
import { autoscalers, deployments, events, pods } from './client/resources';
import type { KubernetesEstateSource } from './KubernetesEstateSource';

let cluster: FakeCluster;
let source: KubernetesEstateSource;

beforeEach(async () => {
  cluster = new FakeCluster();
  await cluster.start();
  source = createSource(cluster.url);
});

afterEach(async () => {
  await source.stop();
  await cluster.stop();
});

const signal = new AbortController().signal;

async function collect(index = 0) {
  const scopes = await source.scopes();
  return source.collect(scopes[index], { signal });
}

describe('KubernetesEstateSource', () => {
  it('should say all that a cluster tells of a Deployment', async () => {
    cluster.put(
      deployments.path,
      rawDeployment('citas', {
        labels: {
          'backstage.io/kubernetes-id': 'citas-medicas',
          'app.kubernetes.io/part-of': 'atencion',
          'cabildo.io/owner': 'equipo-citas',
          'cabildo.io/tier': 'tier-1',
        },
      }),
    );
    cluster.put(autoscalers.path, rawAutoscaler('citas'));
    cluster.put(pods.path, rawPod('citas'));
    cluster.put(
      events.path,
      rawEvent('HorizontalPodAutoscaler', 'citas-hpa', {
        reason: 'SuccessfulRescale',
        message:
          'New size: 2; reason: cpu resource utilization (percentage of request) above target',
      }),
    );
    const { observations, problems, inventory } = await collect();
    expect({ problems, inventory }).toEqual({
      problems: [],
      inventory: 'complete',
    });
    const [{ workload, facts }] = observations;
    expect(workload).toEqual({
      id: 'kubernetes:120000000003:us-east-1:national/health/citas',
      runtime: 'kubernetes',
      accountId: '120000000003',
      region: 'us-east-1',
      cluster: 'national/health',
      name: 'citas',
      service: 'citas-medicas',
      environmentId: 'health-dev',
      environment: 'dev',
      department: 'health',
      owner: 'equipo-citas',
      system: 'atencion',
      tier: 'tier-1',
      resource: 'health/citas',
    });
    expect(facts).toMatchObject({
      scaling: { value: { desired: 2, running: 2, pending: 0 } },
      range: {
        value: {
          min: 2,
          max: 6,
          policies: [
            { name: 'citas-hpa/cpu', metric: 'cpuUtilization', target: 70 },
          ],
        },
      },
      activities: {
        value: [
          {
            description: 'New size: 2',
            cause:
              'cpu resource utilization (percentage of request) above target',
            status: 'Successful',
          },
        ],
      },
      deployments: { value: [{ rollout: 'COMPLETED', running: 2 }] },
      stoppedTasks: { value: [] },
      events: {
        value: [
          {
            at: '2026-03-02T09:00:00.000Z',
            message: expect.stringContaining(
              'SuccessfulRescale (HorizontalPodAutoscaler citas-hpa): New size: 2',
            ),
          },
        ],
      },
    });
  });

  it('should ask nobody when it is asked again', async () => {
    cluster.put(deployments.path, rawDeployment('citas'));
    await collect();
    const lists = () => cluster.calls.filter(call => !call.endsWith('?watch'));
    expect(lists()).toHaveLength(4);
    await collect();
    await collect();
    expect(lists()).toHaveLength(4);
  });

  it('should count what it calls, and what it calls again', async () => {
    expect(source.calls()).toEqual([]);
    const counts = () =>
      source.calls().map(({ operation, calls }) => [operation, calls]);
    const watched = [deployments, autoscalers, pods, events].map(({ path }) =>
      cluster.nextWatch(path),
    );
    await collect();
    await Promise.all(watched);
    const eachOnce = [
      ['Kubernetes list deployments', 1],
      ['Kubernetes list events', 1],
      ['Kubernetes list horizontalpodautoscalers', 1],
      ['Kubernetes list pods', 1],
      ['Kubernetes watch deployments', 1],
      ['Kubernetes watch events', 1],
      ['Kubernetes watch horizontalpodautoscalers', 1],
      ['Kubernetes watch pods', 1],
    ];
    expect(counts().sort()).toEqual(eachOnce);
    expect(source.calls()[0]).toMatchObject({
      clusterId: 'national',
      environmentIds: ['health-dev'],
    });

    for (let view = 0; view < 50; view += 1) {
      await collect();
    }
    expect(counts().sort()).toEqual(eachOnce);

    const again = cluster.nextWatch(pods.path);
    cluster.end({ path: pods.path });
    await again;
    expect(counts()).toContainEqual(['Kubernetes watch pods', 2]);
    expect(counts()).toContainEqual(['Kubernetes list pods', 1]);

    // A watch that is refused as too old is a call too, and what follows it.
    cluster.forget();
    const afresh = cluster.nextWatch(pods.path);
    cluster.end({ path: pods.path });
    await afresh;
    expect(counts()).toContainEqual(['Kubernetes watch pods', 4]);
    expect(counts()).toContainEqual(['Kubernetes list pods', 2]);
  });

  it('should keep the namespaces of environments apart', async () => {
    await source.stop();
    const [dev, prod] = environments;
    source = createSource(cluster.url, {
      places: [
        { environment: dev, namespaces: new Set(['health-dev']) },
        { environment: prod, namespaces: new Set(['health']) },
      ],
    });
    cluster.put(deployments.path, rawDeployment('citas'));
    cluster.put(
      deployments.path,
      rawDeployment('citas', { namespace: 'health-dev' }),
    );
    cluster.put(
      deployments.path,
      rawDeployment('coredns', { namespace: 'kube-system' }),
    );
    const ids = async (index: number) =>
      (await collect(index)).observations.map(({ workload }) => workload.id);
    expect(await ids(0)).toEqual([
      'kubernetes:120000000003:us-east-1:national/health-dev/citas',
    ]);
    expect(await ids(1)).toEqual([
      'kubernetes:130000000003:us-east-1:national/health/citas',
    ]);
    expect(
      cluster.calls.filter(call => call === deployments.path),
    ).toHaveLength(1);
  });

  it('should leave out what it cannot know of failed Pods', async () => {
    cluster.refuse = path =>
      path === pods.path
        ? { code: 403, reason: 'Forbidden', message: 'no pods for you' }
        : undefined;
    cluster.put(deployments.path, rawDeployment('citas'));
    const { observations, problems } = await collect();
    expect(problems).toEqual([
      {
        kinds: ['deployments', 'stoppedTasks'],
        code: 'Forbidden',
        message: 'no pods for you',
      },
    ]);
    expect(Object.keys(observations[0].facts).sort()).toEqual([
      'activities',
      'events',
      'range',
      'scaling',
    ]);
  });

  it('should tell at once what changed, and how far it has heard', async () => {
    cluster.put(deployments.path, rawDeployment('citas'));
    await collect();
    const controller = new AbortController();
    const hints: [string, WorkloadHint][] = [];
    const heard: string[] = [];
    const told = new EventEmitter();
    const [scope] = await source.scopes();
    const ready = once(told, 'heard');
    const hinted = once(told, 'hint');
    const work = source.listen(scope, {
      signal: controller.signal,
      async onHint(...hint) {
        hints.push(hint);
        told.emit('hint');
      },
      onHeard({ heardAt }) {
        if (heardAt) {
          heard.push(heardAt);
          told.emit('heard');
        }
      },
    });
    await ready;
    cluster.put(deployments.path, rawDeployment('citas', { replicas: 3 }));
    await hinted;
    expect(hints).toEqual([
      [
        'health-dev',
        {
          workloadIds: [
            'kubernetes:120000000003:us-east-1:national/health/citas',
          ],
          kinds: ['scaling', 'deployments'],
        },
      ],
    ]);
    expect(Date.parse(heard[0])).toBeLessThanOrEqual(Date.now());
    expect((await collect()).observations[0].facts.scaling?.value.desired).toBe(
      3,
    );
    controller.abort(new Error('nobody listens'));
    await expect(work).rejects.toThrow('nobody listens');
  });

  it('should say why it hears nothing', async () => {
    cluster.refuse = () => ({
      code: 403,
      reason: 'Forbidden',
      message: 'cannot list resource "deployments"',
    });
    const [scope] = await source.scopes();
    await expect(
      source.listen(scope, {
        signal,
        onHint: async () => {},
        onHeard: () => {},
      }),
    ).rejects.toThrow('cannot list resource "deployments"');
  });

  it('should not be asked after it was stopped', async () => {
    await source.stop();
    await expect(collect()).rejects.toThrow('The portal is stopping');
  });
});
