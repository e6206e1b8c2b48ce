// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { LocalisedScaffolderClient } from './LocalisedScaffolderClient';

/**
 * The journey to a new service, in the place of the scaffolder's own pages:
 * the golden paths, their forms and their runs, in the reader's language.
 *
 * @public
 */
export const newServiceModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scaffolderApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            fetchApi: fetchApiRef,
            identityApi: identityApiRef,
            languageApi: appLanguageApiRef,
            scmIntegrationsApi: scmIntegrationsApiRef,
          },
          factory: apis => new LocalisedScaffolderClient(apis),
        }),
    }),
    SubPageBlueprint.makeWithOverrides({
      name: 'templates',
      factory(originalFactory, { apis }) {
        return originalFactory({
          path: 'templates',
          title: 'Templates',
          loader: async () => {
            const [{ PathsSubPage }, formFields] = await Promise.all([
              import('./paths/PathsSubPage'),
              apis.get(formFieldsApiRef)?.loadFormFields() ?? [],
            ]);
            return <PathsSubPage formFields={formFields} />;
          },
        });
      },
    }),
    SubPageBlueprint.make({
      name: 'tasks',
      params: {
        path: 'tasks',
        title: 'Tasks',
        loader: () => import('./runs/RunsSubPage').then(m => <m.RunsSubPage />),
      },
    }),
  ],
});
