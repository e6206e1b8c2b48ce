// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createFrontendModule,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { titledEntityPage } from './titledEntityPage';
import { TitledPageLayout } from './TitledPageLayout';

/** The titles of all pages, in their headers. */
export const pageTitlesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      // The name of the extension it replaces.
      name: 'core-page-layout',
      params: define =>
        define({ component: PageLayout, loader: () => TitledPageLayout }),
    }),
  ],
});

/** The titles of the tabs of a service's page. */
export const entityTitlesModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [titledEntityPage],
});
