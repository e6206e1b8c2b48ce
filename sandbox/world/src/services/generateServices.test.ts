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
import { DEFAULT_SERVICES } from '../settings.ts';
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

it('should make 420 workloads unless told otherwise', () => {
  const services = generateServices({
    seed: 'cabildo',
    count: DEFAULT_SERVICES,
    organisation: readOrganisation(directory),
  });
  const workloads = services
    .filter(({ mismatch }) => mismatch !== 'ghost')
    .flatMap(({ environments }) => environments);
  assert.equal(workloads.length, 420);
});

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

    it('should make up 5,000 services, each with a name of its own that the portal would allow', () => {
      const services = generate(5_000);
      assert.equal(services.length, 5_000);
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
      for (const service of generate(600).filter(
        each => each.mismatch !== 'owner-gone',
      )) {
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

    it('should make all after the sixtieth older than the portal, some at odds with the catalogue', () => {
      const services = generate(1_000);
      const [path, earlier] = [services.slice(0, 60), services.slice(60)];
      assert.ok(path.every(({ origin }) => origin === 'path'));
      assert.ok(path.every(({ mismatch }) => mismatch === undefined));
      assert.ok(path.every(({ owner, taggedOwner }) => owner === taggedOwner));
      assert.ok(earlier.every(({ origin }) => origin === 'earlier'));
      assert.ok(earlier.every(({ oddity }) => oddity === undefined));

      const of = (mismatch: string) =>
        earlier.filter(service => service.mismatch === mismatch);
      for (const mismatch of [
        'unclaimed',
        'ghost',
        'owner-differs',
        'owner-gone',
      ]) {
        assert.ok(of(mismatch).length > 0, mismatch);
      }
      assert.ok(of('unclaimed').every(each => each.taggedOwner === undefined));
      const teams = organisation.teams.map(({ name }) => name);
      assert.ok(of('owner-gone').every(each => !teams.includes(each.owner)));
      for (const { owner, taggedOwner } of of('owner-differs')) {
        assert.notEqual(owner, taggedOwner);
        assert.ok(teams.includes(owner) && teams.includes(taggedOwner!));
      }
    });

    it('should leave room at every listener, which takes a hundred rules', () => {
      const services = generate(5_000);
      for (const department of departmentNames) {
        const addresses = services.filter(
          each => each.department === department && each.hasAddress,
        );
        assert.ok(
          addresses.length <= 100,
          `${department}: ${addresses.length}`,
        );
      }
    });

    it('should do with any smaller number', () => {
      for (const count of [0, 1, 2, 7]) {
        assert.equal(generate(count).length, count);
      }
    });
  });
}
