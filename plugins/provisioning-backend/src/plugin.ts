// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { awsServiceRef } from '@cabildo/plugin-aws-node';
import { provisioningPermissions } from '@cabildo/plugin-provisioning-common';
import {
  Organisation,
  PipelineOperations,
} from '@cabildo/plugin-provisioning-node';
import { AuthorizedApprovals } from './service/AuthorizedApprovals';
import { AuthorizedRequestForm } from './service/AuthorizedRequestForm';
import { CatalogRequestForm } from './service/CatalogRequestForm';
import { createRouter } from './service/createRouter';
import { PipelineApprovals } from './service/PipelineApprovals';

/**
 * Decides approvals, and answers the form for new services.
 *
 * @public
 */
export const provisioningPlugin = createBackendPlugin({
  pluginId: 'provisioning',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        aws: awsServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { config, httpRouter, permissionsRegistry } = deps;
        permissionsRegistry.addPermissions(provisioningPermissions);

        const shared = {
          ...deps,
          organisation: Organisation.fromConfig(config, deps),
          pipelines: PipelineOperations.create(deps),
        };
        const approvals = new AuthorizedApprovals({
          ...shared,
          approvals: new PipelineApprovals(shared),
        });
        const form = new AuthorizedRequestForm({
          ...shared,
          form: new CatalogRequestForm(shared),
        });
        httpRouter.use(await createRouter({ ...deps, approvals, form }));
      },
    });
  },
});
