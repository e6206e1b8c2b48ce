// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { organisation, standing } from '../testing/fixtures.ts';
import { createEarlierWorkload } from './earlierWorkload.ts';
import { generateServices } from './generateServices.ts';
import type { WorldService } from './WorldService.ts';

const services = generateServices({ seed: 'test', count: 600, organisation });

function find(fits: (service: WorldService) => boolean): WorldService {
  const found = services.find(
    service => service.origin === 'earlier' && fits(service),
  );
  assert.ok(found);
  return found;
}

function create(service: WorldService) {
  const environment = standing.find(
    each => each.department === service.department && each.name === 'dev',
  )!;
  return createEarlierWorkload(service, environment, 7);
}

function tagsOf(service: WorldService): Record<string, string> {
  return Object.fromEntries(
    (create(service).service.tags ?? []).map(({ key, value }) => [key, value]),
  );
}

describe('createEarlierWorkload', () => {
  it('should stand behind the listener of its environment, under its own name', () => {
    const service = find(
      each => each.hasAddress && each.visibility === 'public',
    );
    const { address, taskDefinition } = create(service);
    assert.deepEqual(address?.rule, {
      ListenerArn: standing.find(
        each => each.department === service.department && each.name === 'dev',
      )!.outputs.PublicListenerArn,
      Priority: 7,
      Conditions: [
        {
          Field: 'host-header',
          Values: [`${service.name}.dev.${service.department}.gob.localhost`],
        },
      ],
    });
    assert.equal(address.targetGroup.HealthCheckPath, service.healthPath);
    assert.ok(address.targetGroup.Name!.length <= 32);
    assert.equal(
      taskDefinition.containerDefinitions![0]!.portMappings![0]!.containerPort,
      address.targetGroup.Port,
    );
  });

  it('should have no address where nobody asks for it', () => {
    const { address } = create(find(each => !each.hasAddress));
    assert.equal(address, undefined);
  });

  it('should be tagged as its department had kept it', () => {
    const kept = find(each => each.mismatch === undefined);
    assert.equal(tagsOf(kept)['cabildo:owner'], kept.owner);
    assert.equal(tagsOf(kept)['cabildo:managed-by'], undefined);
    const differs = find(each => each.mismatch === 'owner-differs');
    assert.equal(tagsOf(differs)['cabildo:owner'], differs.taggedOwner);
    assert.deepEqual(tagsOf(find(each => each.mismatch === 'unclaimed')), {});
  });
});
