// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tierCapacity } from '../provisioning.ts';
import { services, standing } from '../testing/fixtures.ts';
import { createBehaviours, nextVersion } from './createBehaviours.ts';

describe('createBehaviours', () => {
  const behaviours = createBehaviours(services, standing);

  it('should describe every workload once, where it runs', () => {
    const workloads = services.reduce(
      (count, service) => count + service.environments.length,
      0,
    );
    assert.equal(Object.keys(behaviours).length, workloads);
    for (const key of Object.keys(behaviours)) {
      assert.match(
        key,
        /^1[23]0000000\d{3}\/(us|sa)-east-1\/cabildo-(dev|prod)\/[a-z0-9-]+$/,
      );
    }
  });

  it('should load one service with all its maximum can serve, and leave the others room', () => {
    for (const service of services.filter(each =>
      each.environments.includes('prod'),
    )) {
      const [, behaviour] = Object.entries(behaviours).find(([key]) =>
        key.endsWith(`/cabildo-prod/${service.name}`),
      )!;
      const capacity =
        behaviour.capacityPerTaskRps *
        tierCapacity(service.tier, 'prod')!.maxTasks;
      const share = behaviour.requestsPerSecond.peak / capacity;
      if (service.oddity === 'at-maximum') {
        assert.ok(share > 0.9 && share < 1, `${service.name}: ${share}`);
        assert.equal(
          behaviour.requestsPerSecond.base,
          behaviour.requestsPerSecond.peak,
        );
      } else {
        assert.ok(share < 0.6, `${service.name}: ${share}`);
      }
    }
  });

  it('should let the next version of one service fail, in prod only', () => {
    const failing = Object.entries(behaviours).filter(
      ([, behaviour]) => behaviour.failingImage,
    );
    const service = services.find(
      each => each.oddity === 'failing-deployment',
    )!;
    assert.deepEqual(
      failing.map(([key]) => key.split('/').slice(2).join('/')),
      [`cabildo-prod/${service.name}`],
    );
    assert.equal(failing[0]![1].failingImage, nextVersion(service.version));
    assert.notEqual(nextVersion(service.version), service.version);
  });
});
