// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { clusterAt } from '../__testUtils__/createSource';
import { FakeCluster } from '../__testUtils__/FakeCluster';
import { deployments } from '../client/resources';
import { WatchPool } from './WatchPool';

const LIST = 'list deployments';

describe('WatchPool', () => {
  let cluster: FakeCluster;
  let pool: WatchPool;

  beforeEach(async () => {
    cluster = new FakeCluster();
    await cluster.start();
    pool = new WatchPool({ idleMs: 1 });
  });

  afterEach(async () => {
    await pool.stop();
    await cluster.stop();
  });

  it('should watch as long as somebody uses it, and not when nobody does', async () => {
    const configured = clusterAt(cluster.url);
    const lists = () => pool.calls().get(configured)?.get(LIST);
    let leave = () => {};
    const watched = cluster.nextWatch(deployments.path);
    const listening = pool.use(configured, async watch => {
      await watch.settled();
      await new Promise<void>(resolve => {
        leave = resolve;
      });
    });
    await watched;
    await pool.use(configured, watch => watch.settled());
    expect(lists()).toBe(1);

    const left = cluster.left(deployments.path);
    leave();
    await listening;
    await left;

    await pool.use(configured, watch => watch.settled());
    expect(lists()).toBe(2);
  });
});
