// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { DepartmentPolicy } from './DepartmentPolicy';
import { readRoleGroups } from './roles';

/**
 * Sets the portal's permission policy.
 *
 * @public
 */
export const permissionModuleDepartments = createBackendModule({
  pluginId: 'permission',
  moduleId: 'departments',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(
          new DepartmentPolicy({ groups: readRoleGroups(config) }),
        );
      },
    });
  },
});
