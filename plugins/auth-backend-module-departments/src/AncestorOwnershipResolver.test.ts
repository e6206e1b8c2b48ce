// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AncestorOwnershipResolver } from './AncestorOwnershipResolver';

function relations(type: string, refs: string[]) {
  return refs.map(targetRef => ({ type, targetRef }));
}

function group(name: string, parents: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: relations('childOf', parents),
  };
}

function user(groups: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ana.rojas', namespace: 'default' },
    spec: { memberOf: [] },
    relations: [
      ...relations('memberOf', groups),
      { type: 'ownerOf', targetRef: 'component:default/citas' },
    ],
  };
}

async function resolve(entity: Entity, entities: Entity[]) {
  const catalog = catalogServiceMock({ entities });
  const resolver = AncestorOwnershipResolver.create({
    auth: mockServices.auth(),
    catalog,
  });
  const { ownershipEntityRefs } = await resolver.resolveOwnershipEntityRefs(
    entity,
  );
  return ownershipEntityRefs;
}

describe('AncestorOwnershipResolver', () => {
  it('adds the department above a team, and what is above that', async () => {
    await expect(
      resolve(user(['group:default/health-appointments']), [
        group('health-appointments', ['group:default/health']),
        group('health', ['group:default/government']),
        group('government'),
        group('interior'),
      ]),
    ).resolves.toEqual([
      'user:default/ana.rojas',
      'group:default/health-appointments',
      'group:default/health',
      'group:default/government',
    ]);
  });

  it('names a group once that is above several', async () => {
    await expect(
      resolve(user(['group:default/a', 'group:default/b']), [
        group('a', ['group:default/top']),
        group('b', ['group:default/top']),
        group('top'),
      ]),
    ).resolves.toEqual([
      'user:default/ana.rojas',
      'group:default/a',
      'group:default/b',
      'group:default/top',
    ]);
  });

  it('ends where groups stand above each other', async () => {
    await expect(
      resolve(user(['group:default/a']), [
        group('a', ['group:default/b']),
        group('b', ['group:default/a']),
      ]),
    ).resolves.toEqual([
      'user:default/ana.rojas',
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('keeps a group that the catalogue does not hold', async () => {
    await expect(resolve(user(['group:default/gone']), [])).resolves.toEqual([
      'user:default/ana.rojas',
      'group:default/gone',
    ]);
  });

  it('asks nothing for somebody without groups', async () => {
    const catalog = catalogServiceMock.mock();
    const resolver = AncestorOwnershipResolver.create({
      auth: mockServices.auth(),
      catalog,
    });
    await expect(
      resolver.resolveOwnershipEntityRefs(user([])),
    ).resolves.toEqual({ ownershipEntityRefs: ['user:default/ana.rojas'] });
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it('asks once per level, as the service itself', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs
      .mockResolvedValueOnce({
        items: [
          group('a', ['group:default/top']),
          group('b', ['group:default/top']),
        ],
      })
      .mockResolvedValueOnce({ items: [group('top')] });
    const resolver = AncestorOwnershipResolver.create({
      auth: mockServices.auth(),
      catalog,
    });
    await resolver.resolveOwnershipEntityRefs(
      user(['group:default/a', 'group:default/b']),
    );
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(2);
    expect(catalog.getEntitiesByRefs).toHaveBeenLastCalledWith(
      expect.objectContaining({ entityRefs: ['group:default/top'] }),
      {
        credentials: expect.objectContaining({
          principal: expect.objectContaining({ type: 'service' }),
        }),
      },
    );
  });

  it('fails where the catalogue does not answer', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('no catalogue'));
    const resolver = AncestorOwnershipResolver.create({
      auth: mockServices.auth(),
      catalog,
    });
    await expect(
      resolver.resolveOwnershipEntityRefs(user(['group:default/a'])),
    ).rejects.toThrow('no catalogue');
  });
});
