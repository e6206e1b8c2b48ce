// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EventEmitter, once } from 'node:events';
import {
  assess,
  type DeploymentFacts,
  type Observation,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';
import type { EstateScope } from '@cabildo/plugin-estate-node';
import { RealCluster } from './RealCluster';
import { KubernetesEstateSource } from '../KubernetesEstateSource';

// Run by `./cabildo test kubernetes`, which starts a control plane for it.
// A version that does not start is given up after a minute.
jest.setTimeout(120_000);

const real = new RealCluster(process.env.CABILDO_KUBERNETES_STATE ?? '');
let source: KubernetesEstateSource;
let scopes: EstateScope[];
const stopping = new AbortController();
const told = new EventEmitter();
const listening: Promise<unknown>[] = [];

beforeAll(async () => {
  source = new KubernetesEstateSource({ clusters: [real.cluster] });
  scopes = await source.scopes();
  for (const scope of scopes) {
    const listened = source.listen(scope, {
      signal: stopping.signal,
      onHint: async () => void told.emit('hint'),
      onHeard: () => {},
    });
    // It ends when the tests do.
    listening.push(listened.catch(error => error));
  }
});

afterAll(async () => {
  stopping.abort();
  await Promise.all(listening);
  await source.stop();
});

async function readAll(): Promise<Observation[]> {
  const readings = await Promise.all(
    scopes.map(scope =>
      source.collect(scope, { signal: new AbortController().signal }),
    ),
  );
  expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
  return readings.flatMap(({ observations }) => observations);
}

/** Reads again at each hint until it finds one. */
async function find(
  isWanted: (observation: Observation) => boolean,
): Promise<Observation> {
  for (;;) {
    const hint = once(told, 'hint');
    const found = (await readAll()).find(isWanted);
    if (found) {
      return found;
    }
    await hint;
  }
}

function statusOf({ workload, facts }: Observation): VerdictStatus {
  return assess(workload, facts, { now: new Date(), staleAfterSeconds: 300 })
    .status;
}

// Not one whose next version is about to come.
function isOld(deployment: DeploymentFacts | undefined): boolean {
  return (
    deployment?.rollout === 'COMPLETED' &&
    Date.now() - Date.parse(deployment.updatedAt) > 3000
  );
}

describe('KubernetesEstateSource with a real control plane', () => {
  it('should read every Deployment of every department', async () => {
    await find(observation => statusOf(observation) === 'healthy');
    const all = await readAll();
    expect(all.length).toBe(40);
    expect(new Set(all.map(({ workload }) => workload.department)).size).toBe(
      8,
    );
    for (const { workload, facts } of all) {
      expect(workload.owner).toBeDefined();
      expect(Object.keys(facts).sort()).toEqual([...source.kinds].sort());
    }
  });

  it('should see what the controllers did and why', async () => {
    const { facts } = await find(
      each => (each.facts.activities?.value ?? []).length > 0,
    );
    expect(facts.activities?.value[0]).toMatchObject({
      description: 'New size: 2',
      cause: 'Current number of replicas below Spec.MinReplicas',
      status: 'Successful',
    });
    expect(facts.events?.value.length).toBeGreaterThan(0);
  });

  it('should see what sleeps, what is at its maximum and what is killed', async () => {
    await find(each => statusOf(each) === 'idle');
    await find(
      ({ facts: { scaling, range } }) =>
        scaling?.value.running !== undefined &&
        scaling.value.running === range?.value?.max,
    );
    const killed = await find(
      ({ facts }) => (facts.stoppedTasks?.value ?? [])[0]?.exitCode === 137,
    );
    expect(killed.facts.stoppedTasks?.value[0].reason).toBe(
      'OOMKilled: back-off 1m20s restarting failed container',
    );
  });

  it('should be told at once when a Deployment is scaled', async () => {
    const { workload } = await find(
      ({ facts }) =>
        facts.range?.value === undefined &&
        facts.scaling?.value.running === 2 &&
        isOld(facts.deployments?.value[0]),
    );
    await real.patch(
      `/apis/apps/v1/namespaces/${workload.department}/deployments/${workload.name}`,
      { spec: { replicas: 3 } },
    );
    const isScaled = ({ workload: { id }, facts }: Observation) =>
      id === workload.id && facts.scaling?.value.running === 3;
    expect((await find(isScaled)).facts.scaling?.value).toEqual({
      desired: 3,
      running: 3,
      pending: 0,
    });
  });

  it('should be told that a Deployment was deleted, and not find it', async () => {
    const { workload } = await find(
      ({ facts }) =>
        facts.range?.value !== undefined &&
        isOld(facts.deployments?.value[0]) &&
        facts.scaling?.value.running === 2,
    );
    const scope = scopes.find(
      ({ environmentId }) => environmentId === workload.environmentId,
    )!;
    const look = () =>
      source.collect(scope, {
        signal: stopping.signal,
        only: { workloadIds: [workload.id], kinds: ['scaling'] },
      });
    expect((await look()).observations).toHaveLength(1);
    await real.remove(
      `/apis/apps/v1/namespaces/${workload.department}/deployments/${workload.name}`,
    );
    for (;;) {
      const hint = once(told, 'hint');
      const { observations, inventory } = await look();
      expect(inventory).toBe('complete');
      if (observations.length === 0) {
        break;
      }
      await hint;
    }
  });

  it('should be allowed to look and nothing more', async () => {
    expect(await real.rights()).toEqual([
      'list /events',
      'list /pods',
      'list /services',
      'list apps/deployments',
      'list apps/replicasets',
      'list autoscaling/horizontalpodautoscalers',
      'list networking.k8s.io/ingresses',
      'watch /events',
      'watch /pods',
      'watch apps/deployments',
      'watch autoscaling/horizontalpodautoscalers',
    ]);
  });

  it('should say that a version does not start, while the old one serves', async () => {
    const stuck = await find(
      ({ facts }) =>
        facts.deployments?.value[0].rollout === 'FAILED' &&
        (facts.scaling?.value.running ?? 0) > 0,
    );
    expect(stuck.facts.deployments?.value[0]).toMatchObject({
      rolloutReason: expect.stringContaining('has timed out progressing'),
      running: 0,
      failedTasks: 1,
    });
    expect(stuck.facts.stoppedTasks?.value[0].reason).toContain(
      'ImagePullBackOff: Back-off pulling image',
    );
    expect(statusOf(stuck)).toBe('degraded');
  });

  it('should fail in the words of the cluster when it is not let in', async () => {
    const stranger = new KubernetesEstateSource({
      clusters: [{ ...real.cluster, token: 'nobody' }],
    });
    await expect(
      stranger.collect(scopes[0], { signal: new AbortController().signal }),
    ).rejects.toThrow('Unauthorized');
    await stranger.stop();
  });

  it('should not believe a certificate that nobody it trusts signed', async () => {
    const stranger = new KubernetesEstateSource({
      clusters: [{ ...real.cluster, ca: undefined }],
    });
    await expect(
      stranger.collect(scopes[0], { signal: new AbortController().signal }),
    ).rejects.toThrow(/certificate/);
    await stranger.stop();
  });
});
