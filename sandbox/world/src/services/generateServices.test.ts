// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { departmentNames } from '../environments.ts';
import { parseServiceRequest } from '../provisioning.ts';
import { readOrganisation } from '../readOrganisation.ts';
import type { Organisation } from '../readOrganisation.ts';
import { organisation as example } from '../testing/fixtures.ts';
import { DENIED_DEPARTMENT, generateServices } from './generateServices.ts';

const directory = fileURLToPath(new URL('../../organisation', import.meta.url));
const organisations: [string, Organisation][] = [
  ['an example organisation', example],
  ...(existsSync(directory)
    ? [
        ['the organisation of the sandbox', readOrganisation(directory)] as [
          string,
          Organisation,
        ],
      ]
    : []),
];

for (const [what, organisation] of organisations) {
  describe(`generateServices for ${what}`, () => {
    const generate = (count: number, seed = 'cabildo') =>
      generateServices({ seed, count, organisation });

    it('should make up the same services for the same seed', () => {
      assert.deepEqual(generate(60), generate(60));
      assert.notDeepEqual(generate(60), generate(60, 'another'));
    });

    it('should keep the services of a smaller world in a larger one', () => {
      assert.deepEqual(generate(400).slice(0, 60), generate(60));
    });

    it('should make up 60 services with about 90 workloads', () => {
      const services = generate(60);
      const workloads = services.reduce(
        (count, service) => count + service.environments.length,
        0,
      );
      assert.equal(services.length, 60);
      assert.ok(workloads >= 85 && workloads <= 95, `${workloads} workloads`);
      for (const department of departmentNames) {
        assert.ok(
          services.filter(service => service.department === department)
            .length >= 7,
          department,
        );
      }
    });

    it('should name each service once, and as the portal would allow', () => {
      const services = generate(600);
      assert.equal(
        new Set(services.map(service => service.name)).size,
        services.length,
      );
      for (const service of services) {
        const parsed = parseServiceRequest({
          ...service,
          environments: [...service.environments],
        });
        assert.ok(parsed.ok, JSON.stringify(parsed));
      }
    });

    it('should give every service an owner and a system of its own department', () => {
      for (const service of generate(600)) {
        const owner = organisation.teams.find(
          team => team.name === service.owner,
        );
        assert.equal(owner?.department, service.department, service.name);
        const system = organisation.systems.find(
          each => each.name === service.system,
        );
        assert.ok(system, `${service.name}: ${service.system}`);
        const mayOwn = organisation.teams
          .filter(team => team.department === service.department)
          .map(team => team.name);
        assert.ok(
          [service.department, ...mayOwn].includes(system.owner),
          `${service.name}: ${system.owner}`,
        );
      }
    });

    it('should have one of each oddity where somebody can look after it', () => {
      const odd = generate(60).filter(service => service.oddity);
      assert.deepEqual(odd.map(service => service.oddity).sort(), [
        'at-maximum',
        'awaiting-approval',
        'certificate-expiring',
        'failing-deployment',
        'idle',
      ]);
      assert.ok(odd.every(service => service.department !== DENIED_DEPARTMENT));
      // The one at its maximum must have a small one, or no believable load would reach it.
      assert.equal(
        odd.find(service => service.oddity === 'at-maximum')?.tier,
        'tier-1',
      );
    });

    it('should do with any smaller number', () => {
      for (const count of [0, 1, 2, 7]) {
        assert.equal(generate(count).length, count);
      }
    });
  });
}
