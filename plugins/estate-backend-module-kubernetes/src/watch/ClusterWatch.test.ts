// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { clusterAt } from '../__testUtils__/createSource';
import { FakeCluster, lineOf } from '../__testUtils__/FakeCluster';
import {
  rawAutoscaler,
  rawDeployment,
  rawEvent,
  rawPod,
} from '../__testUtils__/rawObjects';
import { autoscalers, deployments, events, pods } from '../client/resources';
import { ClusterWatch, type ClusterChange } from './ClusterWatch';

const PATHS = [deployments, autoscalers, pods, events].map(({ path }) => path);

let cluster: FakeCluster;
let watch: ClusterWatch | undefined;

beforeEach(async () => {
  cluster = new FakeCluster();
  await cluster.start();
  cluster.put(deployments.path, rawDeployment('citas'));
});

afterEach(async () => {
  await watch?.stop();
  watch = undefined;
  await cluster.stop();
});

/** Watches, and returns when the cluster has been told so. */
async function begin(): Promise<ClusterWatch> {
  const watched = Promise.all(PATHS.map(path => cluster.nextWatch(path)));
  watch = new ClusterWatch(clusterAt(cluster.url), () => {});
  await watch.settled();
  await watched;
  return watch;
}

/** The first change of a Deployment of that name. */
function changeOf(of: ClusterWatch, name: string): Promise<ClusterChange> {
  return new Promise(resolve => {
    const stop = of.onChange(change => {
      if (change.deployment.name === name) {
        stop();
        resolve(change);
      }
    });
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(setImmediate);
  }
}

function namesIn(of: ClusterWatch): string[] {
  return Array.from(of.deployments.objects(), ({ metadata }) => metadata.name);
}

const lists = () =>
  cluster.calls.filter(call => call === deployments.path).length;

describe('ClusterWatch', () => {
  it('should list and watch each kind once', async () => {
    await begin();
    expect([...cluster.calls].sort()).toEqual(
      PATHS.flatMap(path => [path, `${path}?watch`]).sort(),
    );
  });

  it('should hold what comes, changes and goes', async () => {
    const held = await begin();
    const came = changeOf(held, 'vacunas');
    cluster.put(deployments.path, rawDeployment('vacunas'));
    await came;
    expect(namesIn(held)).toEqual(['citas', 'vacunas']);

    const changed = changeOf(held, 'citas');
    cluster.put(deployments.path, rawDeployment('citas', { replicas: 5 }));
    await changed;
    expect(held.deployments.get('health', 'citas')?.spec.replicas).toBe(5);

    const gone = changeOf(held, 'citas');
    cluster.remove(deployments.path, 'health', 'citas');
    await gone;
    expect(namesIn(held)).toEqual(['vacunas']);
    expect(lists()).toBe(1);
  });

  it.each([
    ['a Pod', pods.path, rawPod('citas'), ['deployments', 'stoppedTasks']],
    [
      'an autoscaler',
      autoscalers.path,
      rawAutoscaler('citas'),
      ['range', 'activities'],
    ],
    [
      'an Event',
      events.path,
      rawEvent('ReplicaSet', 'citas-5d8'),
      ['activities', 'events'],
    ],
  ])('should tell whose %s changed', async (_, path, object, kinds) => {
    const held = await begin();
    const change = changeOf(held, 'citas');
    cluster.put(path, object);
    expect(await change).toEqual({
      deployment: { namespace: 'health', name: 'citas' },
      kinds,
    });
  });

  it('should tell nothing of a Pod whose Deployment is not there', async () => {
    const held = await begin();
    const told: string[] = [];
    held.onChange(({ deployment }) => told.push(deployment.name));
    const change = changeOf(held, 'citas');
    // In the order of one watch.
    cluster.put(pods.path, rawPod('somebody-elses'));
    cluster.put(pods.path, rawPod('citas'));
    await change;
    expect(told).toEqual(['citas']);
  });

  it('should understand lines that come in pieces', async () => {
    const held = await begin();
    const line = Buffer.from(
      lineOf({
        type: 'ADDED',
        object: {
          ...rawDeployment('cédula'),
          metadata: {
            ...rawDeployment('cédula').metadata,
            resourceVersion: '999',
          },
        },
      }),
    );
    const change = changeOf(held, 'cédula');
    for (const byte of line) {
      cluster.write(deployments.path, Buffer.from([byte]));
    }
    await change;
    expect(namesIn(held)).toContain('cédula');
  });

  it.each([
    ['ends', { cut: false }],
    ['is cut', { cut: true }],
  ])('should go on where it was when a connection %s', async (_, { cut }) => {
    const held = await begin();
    const again = cluster.nextWatch(deployments.path);
    const change = changeOf(held, 'vacunas');
    cluster.end({ cut });
    // Nobody listens at this moment.
    cluster.put(deployments.path, rawDeployment('vacunas'));
    await again;
    await change;
    expect(held.failures().size).toBe(0);
    expect(lists()).toBe(1);
  });

  it('should list again when it was away for too long', async () => {
    const held = await begin();
    cluster.remove(deployments.path, 'health', 'citas');
    cluster.put(deployments.path, rawDeployment('vacunas'));
    const change = changeOf(held, 'correo');
    cluster.end({ cut: true });
    cluster.put(deployments.path, rawDeployment('correo'));
    cluster.forget();
    await change;
    expect(namesIn(held)).toEqual(['vacunas', 'correo']);
    expect(held.failures().size).toBe(0);
    expect(lists()).toBe(2);
  });

  it('should tell what went while it was away', async () => {
    const held = await begin();
    const change = changeOf(held, 'citas');
    cluster.end({ cut: true });
    cluster.remove(deployments.path, 'health', 'citas');
    cluster.forget();
    expect(await change).toMatchObject({
      kinds: ['scaling', 'deployments'],
    });
    expect(namesIn(held)).toEqual([]);
  });

  it('should remember by a bookmark how far it has heard', async () => {
    const held = await begin();
    cluster.forget();
    const again = cluster.nextWatch(deployments.path);
    cluster.write(
      deployments.path,
      lineOf({
        type: 'BOOKMARK',
        object: { metadata: { resourceVersion: cluster.version } },
      }),
    );
    cluster.end();
    await again;
    expect(lists()).toBe(1);
    expect(held.failures().size).toBe(0);
  });

  it('should say what an error in the middle of a watch says', async () => {
    const held = await begin();
    cluster.refuse = () => ({
      code: 500,
      reason: 'InternalError',
      message: 'etcdserver: leader changed',
    });
    cluster.write(
      deployments.path,
      lineOf({
        type: 'ERROR',
        object: {
          code: 500,
          reason: 'InternalError',
          message: 'etcdserver: request timed out',
        },
      }),
    );
    await until(() => held.failures().has('deployments'));
    expect(held.failures().get('deployments')).toMatchObject({
      name: 'InternalError',
      message: 'etcdserver: leader changed',
    });
    expect([...held.failures().keys()]).toEqual(['deployments']);
  });

  it('should know again when the cluster is back', async () => {
    const held = await begin();
    const { port } = cluster;
    await cluster.stop();
    await until(() => held.failures().size === 4);
    expect(String(held.failures().get('deployments'))).toContain(
      `Cluster 'national' at http://127.0.0.1:${port} cannot be reached`,
    );
    expect(String(held.failures().get('deployments'))).toContain(
      'ECONNREFUSED',
    );
    const change = changeOf(held, 'vacunas');
    cluster.put(deployments.path, rawDeployment('vacunas'));
    await cluster.start(port);
    await change;
    await until(() => held.failures().size === 0);
    expect(namesIn(held)).toEqual(['citas', 'vacunas']);
  }, 20_000);

  it('should never say its token', async () => {
    watch = new ClusterWatch(
      clusterAt(cluster.url, { token: 'a-secret-of-mine' }),
      () => {},
    );
    await watch.settled();
    const error = watch.failures().get('pods') as Error;
    expect(error).toMatchObject({ name: 'Unauthorized' });
    expect(`${error.message} ${error.stack}`).not.toContain('a-secret');
  });
});
