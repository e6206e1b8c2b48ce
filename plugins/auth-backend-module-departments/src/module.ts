// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authOwnershipResolutionExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AncestorOwnershipResolver } from './AncestorOwnershipResolver';

/**
 * Puts the groups above a person's own into their identity.
 *
 * @public
 */
export const authModuleDepartments = createBackendModule({
  pluginId: 'auth',
  moduleId: 'departments',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        ownershipResolution: authOwnershipResolutionExtensionPoint,
      },
      async init({ auth, catalog, ownershipResolution }) {
        ownershipResolution.setAuthOwnershipResolver(
          AncestorOwnershipResolver.create({ auth, catalog }),
        );
      },
    });
  },
});
