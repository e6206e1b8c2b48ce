// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  taskCreatePermission,
  taskReadPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  estateCostReadPermission,
  estateCoverageReadPermission,
  estateWorkloadReadPermission,
} from '@cabildo/plugin-estate-common';
import {
  provisioningApprovalDecidePermission,
  provisioningServiceCreatePermission,
} from '@cabildo/plugin-provisioning-common';
import { DepartmentPolicy } from './DepartmentPolicy';
import { personOf, readRoleGroups } from './roles';

const policy = new DepartmentPolicy({
  groups: readRoleGroups(
    mockServices.rootConfig({
      data: {
        permission: {
          departments: {
            platform: ['group:default/platform'],
            nationalOffice: ['group:default/national-office'],
          },
        },
      },
    }),
  ),
});

const people = {
  ana: ['group:default/health-appointments', 'group:default/health'],
  jorge: ['group:default/health-management', 'group:default/health'],
  marta: ['group:default/platform'],
  elena: ['group:default/national-office'],
  martaWhoManages: [
    'group:default/health-management',
    'group:default/health',
    'group:default/platform',
  ],
  nobody: [],
};
type Name = keyof typeof people;

async function decide(name: Name | undefined, permission: Permission) {
  const userEntityRef = `user:default/${name}`;
  return policy.handle(
    { permission },
    name && {
      credentials: {} as any,
      info: {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...people[name]],
      },
    },
  );
}

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;
const fromANewPlugin = createPermission({
  name: 'costs.report.read',
  attributes: { action: 'read' },
});

// One line a permission: what a product team, a manager, the national office
// and the platform team get.
const table: [Permission, string, string, string, string][] = [
  [catalogEntityReadPermission, CONDITIONAL, CONDITIONAL, ALLOW, ALLOW],
  [catalogEntityCreatePermission, ALLOW, DENY, DENY, ALLOW],
  [catalogEntityDeletePermission, DENY, DENY, DENY, ALLOW],
  [taskCreatePermission, ALLOW, DENY, DENY, ALLOW],
  [taskReadPermission, CONDITIONAL, CONDITIONAL, CONDITIONAL, ALLOW],
  [templateManagementPermission, DENY, DENY, DENY, ALLOW],
  [estateWorkloadReadPermission, CONDITIONAL, CONDITIONAL, ALLOW, ALLOW],
  [estateCoverageReadPermission, DENY, ALLOW, ALLOW, ALLOW],
  [estateCostReadPermission, DENY, ALLOW, ALLOW, ALLOW],
  [provisioningServiceCreatePermission, ALLOW, DENY, DENY, ALLOW],
  [provisioningApprovalDecidePermission, ALLOW, DENY, DENY, ALLOW],
  [fromANewPlugin, DENY, DENY, DENY, ALLOW],
];

describe('DepartmentPolicy', () => {
  it.each(table.map(row => [row[0].name, ...row] as const))(
    'should decide on %s by role',
    async (_name, permission, team, manager, office, platform) => {
      await expect(decide('ana', permission)).resolves.toMatchObject({
        result: team,
      });
      await expect(decide('jorge', permission)).resolves.toMatchObject({
        result: manager,
      });
      await expect(decide('elena', permission)).resolves.toMatchObject({
        result: office,
      });
      await expect(decide('marta', permission)).resolves.toMatchObject({
        result: platform,
      });
      await expect(
        decide('martaWhoManages', permission),
      ).resolves.toMatchObject({ result: platform });
      await expect(decide('nobody', permission)).resolves.toEqual({
        result: DENY,
      });
      await expect(decide(undefined, permission)).resolves.toEqual({
        result: DENY,
      });
    },
  );

  it('should not take a group of another namespace for a department', () => {
    const groups = {
      platform: new Set<string>(),
      nationalOffice: new Set<string>(),
      managementSuffix: '-management',
    };
    expect(
      personOf(['user:default/eva', 'group:partners/health'], groups),
    ).toEqual({ role: 'stranger' });
    expect(
      personOf(['group:partners/interior', 'group:default/health'], groups),
    ).toEqual({ role: 'product-team', departments: ['health'] });
  });

  it('should keep the estate to the departments of the reader', async () => {
    await expect(
      decide('ana', estateWorkloadReadPermission),
    ).resolves.toMatchObject({
      pluginId: 'estate',
      conditions: {
        rule: 'IS_IN_DEPARTMENT',
        params: { departments: ['health', 'health-appointments'] },
      },
    });
  });

  it('should show a department its own components and everybody the organisation', async () => {
    const decision = await decide('ana', catalogEntityReadPermission);
    expect(decision).toMatchObject({
      conditions: {
        anyOf: [
          {
            rule: 'IS_ENTITY_KIND',
            params: { kinds: expect.arrayContaining(['Group', 'Template']) },
          },
          {
            rule: 'IS_ENTITY_OWNER',
            params: {
              claims: [
                'user:default/ana',
                'group:default/health-appointments',
                'group:default/health',
              ],
            },
          },
          {
            rule: 'HAS_ANNOTATION',
            params: { annotation: 'cabildo.dev/department', value: 'health' },
          },
          { rule: 'HAS_ANNOTATION' },
        ],
      },
    });
    expect(JSON.stringify(decision)).not.toContain('Component');
  });

  it('should show nobody but the platform team the tasks of others', async () => {
    await expect(decide('elena', taskReadPermission)).resolves.toMatchObject({
      conditions: {
        rule: 'IS_TASK_OWNER',
        params: { createdBy: ['user:default/elena'] },
      },
    });
  });

  it('should name the mistake when a group is no entity ref', () => {
    expect(() =>
      readRoleGroups(
        mockServices.rootConfig({
          data: {
            permission: {
              departments: { platform: ['::'], nationalOffice: [] },
            },
          },
        }),
      ),
    ).toThrow("'::' in permission.departments.platform is not an entity ref");
  });
});
