// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Organisation } from './Organisation';

function group(name: string, type: string, parent?: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', title: `The ${name}` },
    spec: { type, parent, children: [] },
  };
}

const catalog = catalogServiceMock({
  entities: [
    group('health', 'department'),
    group('health-appointments', 'team', 'health'),
    group('health-management', 'management', 'group:default/health'),
    group('interior', 'department'),
    group('interior-permits', 'team', 'group:default/interior'),
    group('platform', 'platform-team'),
    group('orphans', 'team'),
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'appointments', namespace: 'default' },
      spec: { owner: 'group:default/health' },
    },
    // As a directory gives them, with one type for all.
    group('transport', 'team'),
    group('transport-tolls', 'team', 'transport'),
    group('transport-tolls-night', 'team', 'transport-tolls'),
    group('transport-management', 'team', 'transport'),
  ],
});
const credentials = mockCredentials.user();

function organisation(...ownershipEntityRefs: string[]) {
  return Organisation.fromConfig(
    new ConfigReader({
      permission: { departments: { platform: ['group:default/platform'] } },
    }),
    {
      aws: {
        environments: () => [
          { department: 'health' },
          { department: 'transport' },
        ],
      },
      catalog,
      userInfo: mockServices.userInfo({ ownershipEntityRefs }),
    },
  );
}

const ana = organisation(
  'user:default/ana.rojas',
  'group:default/health-appointments',
  'group:default/health',
);
const marta = organisation(
  'user:default/marta.silva',
  'group:default/platform',
);

describe('Organisation', () => {
  it('should know a team and its department', async () => {
    await expect(
      ana.team('health-appointments', { credentials }),
    ).resolves.toEqual({
      name: 'health-appointments',
      title: 'The health-appointments',
      ref: 'group:default/health-appointments',
      department: 'health',
    });
  });

  it.each([
    ['nobody', /There is no team 'nobody'/],
    ['health', /'health' is not a team of a department/],
    ['health-management', /is not a team of a department/],
    ['orphans', /is not a team of a department/],
    ['transport-tolls-night', /is not a team of a department/],
    ['transport-management', /is not a team of a department/],
  ])('should refuse %s as owner', async (name, message) => {
    await expect(ana.team(name, { credentials })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
  });

  it('should refuse a system that the catalogue does not hold', async () => {
    await expect(
      ana.requireSystem('appointments', { credentials }),
    ).resolves.toBeUndefined();
    await expect(
      ana.requireSystem('appointment', { credentials }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/There is no system 'appointment'/),
    });
  });

  it('should reach the own department, and all for the platform team', async () => {
    await expect(
      ana.requireReach('health', credentials),
    ).resolves.toBeUndefined();
    await expect(
      marta.requireReach('interior', credentials),
    ).resolves.toBeUndefined();
    await expect(ana.requireReach('interior', credentials)).rejects.toThrow(
      /members of department 'interior' and the platform team/,
    );
    await expect(
      organisation('user:default/interior').requireReach(
        'interior',
        credentials,
      ),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('should list the teams somebody may make services for', async () => {
    const names = async (who: Organisation) =>
      (await who.teams(credentials)).map(team => team.name);
    await expect(names(ana)).resolves.toEqual(['health-appointments']);
    await expect(names(marta)).resolves.toEqual([
      'health-appointments',
      'interior-permits',
      'transport-tolls',
    ]);
    await expect(names(organisation())).resolves.toEqual([]);
  });
});
