// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import {
  provisioningApiRef,
  ProvisioningClient,
} from '@cabildo/plugin-provisioning-react';

/**
 * Provisioning in the browser.
 *
 * @public
 */
export const provisioningPlugin = createFrontendPlugin({
  pluginId: 'provisioning',
  info: { packageJson: () => import('../package.json') },
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: provisioningApiRef,
          deps: { fetchApi: fetchApiRef },
          factory: ({ fetchApi }) => new ProvisioningClient({ fetchApi }),
        }),
    }),
    FormFieldBlueprint.make({
      name: 'service-name',
      params: {
        field: () =>
          import('./newService/fields/serviceNameField').then(
            m => m.serviceNameField,
          ),
      },
    }),
    FormFieldBlueprint.make({
      name: 'owner-team',
      params: {
        field: () =>
          import('./newService/fields/ownerTeamField').then(
            m => m.ownerTeamField,
          ),
      },
    }),
    FormFieldBlueprint.make({
      name: 'system',
      params: {
        field: () =>
          import('./newService/fields/systemField').then(m => m.systemField),
      },
    }),
  ],
});
