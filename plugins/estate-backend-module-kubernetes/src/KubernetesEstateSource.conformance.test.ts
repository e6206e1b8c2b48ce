// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  describeEstateSource,
  type ConformanceWorld,
} from '@cabildo/plugin-estate-node/testUtils';
import { createSource } from './__testUtils__/createSource';
import { FakeCluster } from './__testUtils__/FakeCluster';
import {
  rawAutoscaler,
  rawDeployment,
  rawPod,
} from './__testUtils__/rawObjects';
import { autoscalers, deployments, pods } from './client/resources';

// A throttled client waits for as long as it is told.
jest.setTimeout(30_000);

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) {
    await close();
  }
});

function behave(cluster: FakeCluster, world: ConformanceWorld): void {
  const { behaviour, words: message } = world;
  const forbidden = { code: 403, reason: 'Forbidden', message };
  const throttled = new Set<string>();
  switch (behaviour) {
    case 'denied':
      cluster.refuse = () => forbidden;
      break;
    case 'kind-denied':
      cluster.refuse = path =>
        path === autoscalers.path ? forbidden : undefined;
      break;
    case 'hanging':
      cluster.isHanging = true;
      break;
    case 'repeating':
      cluster.isRepeating = true;
      break;
    case 'throttled-once':
      cluster.refuse = (path, isWatch) => {
        const call = `${path} ${isWatch}`;
        if (throttled.has(call)) {
          return undefined;
        }
        throttled.add(call);
        return {
          code: 429,
          reason: 'TooManyRequests',
          message: 'try again later',
          retryAfter: '1',
        };
      };
      break;
    default:
  }
}

describeEstateSource('KubernetesEstateSource', {
  workloads: 23,
  async create(world) {
    const cluster = new FakeCluster();
    await cluster.start();
    cluster.pageSize = 10;
    for (const name of world.names) {
      cluster.put(deployments.path, rawDeployment(name));
      cluster.put(autoscalers.path, rawAutoscaler(name));
      cluster.put(pods.path, rawPod(name));
    }
    behave(cluster, world);
    const source = createSource(cluster.url);
    closing.push(async () => {
      await source.stop();
      await cluster.stop();
    });
    return source;
  },
});
