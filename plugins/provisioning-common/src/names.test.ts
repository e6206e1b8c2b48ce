// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { listenerRulePriority } from './listenerRulePriority';
import {
  deliveryStackName,
  pipelineName,
  repositoryId,
  serviceDomain,
  serviceOfPipeline,
  serviceUrl,
  workloadStackName,
} from './names';
import { validateServiceName } from './serviceName';

const serviceNames = fc
  .stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,7}){0,2}$/)
  .filter(name => validateServiceName(name).ok);
const environmentNames = fc.constantFrom('dev', 'prod');

describe('names', () => {
  it('should be those of the design', () => {
    expect(deliveryStackName('citas')).toBe('cabildo-citas-delivery');
    expect(workloadStackName('citas', 'dev')).toBe('cabildo-citas-dev');
    expect(pipelineName('citas')).toBe('cabildo-citas');
    expect(serviceOfPipeline('cabildo-citas')).toBe('citas');
    expect(repositoryId('health', 'citas')).toBe('health/citas');
    expect(serviceDomain('citas', { domain: 'dev.health.example' })).toBe(
      'citas.dev.health.example',
    );
  });

  it('should put the domain into the address as it is', () => {
    expect(
      serviceUrl({ serviceUrl: 'http://{domain}:7012' }, 'citas.example'),
    ).toBe('http://citas.example:7012');
    expect(serviceUrl({ serviceUrl: 'https://{domain}/' }, '$&')).toBe(
      'https://$&/',
    );
  });

  it('should never give two stacks one name, nor a service the name of an environment', () => {
    fc.assert(
      fc.property(
        serviceNames,
        serviceNames,
        environmentNames,
        environmentNames,
        (one, other, environment, otherEnvironment) => {
          const stacks = new Set([
            deliveryStackName(one),
            workloadStackName(one, environment),
            `cabildo-environment-${otherEnvironment}`,
          ]);
          expect(stacks.size).toBe(3);
          fc.pre(one !== other);
          stacks.add(deliveryStackName(other));
          stacks.add(workloadStackName(other, otherEnvironment));
          expect(stacks.size).toBe(5);
        },
      ),
    );
  });
});

describe('listenerRulePriority', () => {
  it('should be free, allowed and the same when asked again', () => {
    fc.assert(
      fc.property(
        serviceNames,
        fc.array(fc.integer({ min: 1, max: 50_000 })),
        (service, taken) => {
          const priority = listenerRulePriority(service, taken);
          expect(priority).toBeGreaterThanOrEqual(1);
          expect(priority).toBeLessThanOrEqual(49_999);
          expect(taken).not.toContain(priority);
          expect(listenerRulePriority(service, taken)).toBe(priority);
        },
      ),
    );
  });

  it('should take the next one when its own is taken, round the end', () => {
    const first = listenerRulePriority('citas', []);
    expect(listenerRulePriority('citas', [first])).toBe((first % 49_999) + 1);

    const allButOne = Array.from({ length: 49_999 }, (_, i) => i + 1).filter(
      priority => priority !== 7,
    );
    expect(listenerRulePriority('citas', allButOne)).toBe(7);
    expect(() => listenerRulePriority('citas', [...allButOne, 7])).toThrow(
      /All 49999/,
    );
  });
});
