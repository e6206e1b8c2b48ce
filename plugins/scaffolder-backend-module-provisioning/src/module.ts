// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { awsServiceRef } from '@cabildo/plugin-aws-node';
import { readRepositoryHost } from '@cabildo/plugin-provisioning-node';
import { createActions } from './createActions';

/**
 * The actions the golden paths call.
 *
 * @public
 */
export const scaffolderModuleProvisioning = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'provisioning',
  register(env) {
    env.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
        catalog: catalogServiceRef,
        aws: awsServiceRef,
      },
      async init({ scaffolder, ...services }) {
        const repositories = readRepositoryHost(services.config);
        scaffolder.addActions(...createActions({ ...services, repositories }));
      },
    });
  },
});
