// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  domainEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  type Entity,
  type GroupEntity,
  type UserEntity,
} from '@backstage/catalog-model';
import { parse, parseAllDocuments } from 'yaml';
import { organisationFiles } from './organisation.ts';

const VALIDATORS = [
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];

const DEPARTMENTS = [
  'interior',
  'treasury',
  'health',
  'education',
  'transport',
  'justice',
  'labour',
  'elections',
];

describe('the organisation', () => {
  const files = organisationFiles().filter(({ path }) =>
    path.endsWith('.yaml'),
  );
  const entities = files.flatMap(({ content }) =>
    parseAllDocuments(content).map(document => {
      assert.deepEqual(document.errors, []);
      return document.toJS() as Entity;
    }),
  );
  const ofKind = <T extends Entity>(kind: T['kind']) =>
    entities.filter((entity): entity is T => entity.kind === kind);
  const names = (kind: string) =>
    new Set(ofKind(kind).map(entity => entity.metadata.name));
  const groups = ofKind<GroupEntity>('Group');
  const users = ofKind<UserEntity>('User');

  it('is valid for the catalogue', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    for (const entity of entities) {
      const where = `${entity.kind} ${entity.metadata.name}`;
      assert.ok(await policy.enforce(entity), where);
      const checks = await Promise.all(
        VALIDATORS.map(validator => validator.check(entity)),
      );
      assert.equal(checks.filter(Boolean).length, 1, where);
    }
  });

  it('names everything once', () => {
    const refs = entities.map(
      ({ kind, metadata }) => `${kind}:${metadata.name}`,
    );
    assert.deepEqual([...new Set(refs)], refs);
  });

  it('reaches every file from all.yaml', () => {
    const [location] = ofKind('Location');
    const targets = (location.spec as { targets: string[] }).targets;
    assert.deepEqual(
      targets.map(target => target.replace('./', '')).sort(),
      files
        .map(({ path }) => path)
        .filter(path => path !== 'all.yaml')
        .sort(),
    );
  });

  it('gives every department management, 2 to 4 teams, a domain and 2 to 3 systems', () => {
    const departments = groups.filter(({ spec }) => spec.type === 'department');
    assert.deepEqual(
      departments.map(({ metadata }) => metadata.name).sort(),
      [...DEPARTMENTS].sort(),
    );
    for (const department of DEPARTMENTS) {
      const children = groups.filter(
        ({ spec }) => spec.parent === `group:default/${department}`,
      );
      const teams = children.filter(({ spec }) => spec.type === 'team');
      assert.ok(teams.length >= 2 && teams.length <= 4, department);
      for (const { metadata } of children) {
        assert.ok(metadata.name.startsWith(`${department}-`), metadata.name);
      }
      assert.ok(names('Group').has(`${department}-management`), department);
      assert.ok(names('Domain').has(department), department);
      const systems = ofKind('System').filter(
        ({ spec }) => spec?.domain === `domain:default/${department}`,
      );
      assert.ok(systems.length >= 2 && systems.length <= 3, department);
    }
  });

  it('refers to groups that exist, and leaves none without people', () => {
    const known = names('Group');
    const refs = [
      ...groups.map(({ spec }) => spec.parent),
      ...users.flatMap(({ spec }) => spec.memberOf),
      ...[...ofKind('System'), ...ofKind('Domain')].map(
        ({ spec }) => spec?.owner,
      ),
    ].filter(ref => ref !== undefined);
    for (const ref of refs) {
      assert.ok(
        known.has(String(ref).replace('group:default/', '')),
        String(ref),
      );
    }
    const staffed = new Set(users.flatMap(({ spec }) => spec.memberOf));
    for (const { metadata, spec } of groups) {
      const { name } = metadata;
      const hasPeople = staffed.has(`group:default/${name}`);
      assert.equal(hasPeople, spec.type !== 'department', name);
    }
  });

  it('knows everybody who can sign in, with the same groups', () => {
    const path = fileURLToPath(new URL('../people.yaml', import.meta.url));
    const { people } = parse(readFileSync(path, 'utf8')) as {
      people: { id: string; name: string; email: string; groups: string[] }[];
    };
    for (const person of people) {
      const user = users.find(({ metadata }) => metadata.name === person.id);
      assert.ok(user, person.id);
      assert.equal(user.spec.profile?.displayName, person.name);
      assert.equal(user.spec.profile?.email, person.email);
      // The provider tells the team, then the groups above it.
      const expected: string[] = [];
      let next = user.spec.memberOf?.[0];
      while (next) {
        const name = next.replace('group:default/', '');
        expected.push(name);
        next = groups.find(({ metadata }) => metadata.name === name)?.spec
          .parent;
      }
      assert.deepEqual(person.groups, expected, person.id);
      // Backstage finds people by what stands before the @.
      assert.equal(person.email.split('@')[0], person.id);
    }
  });
});
