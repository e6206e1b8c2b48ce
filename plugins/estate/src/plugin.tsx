// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { estateApiRef, EstateClient } from '@cabildo/plugin-estate-react';
import { RiHome4Line, RiPulseLine } from '@remixicon/react';
import { estateRouteRef, homeRouteRef } from './routes';

/** What has workloads: a Component that says which service it is. */
const isService = {
  kind: 'component',
  'metadata.annotations.cabildo.dev/service': { $exists: true },
};

/**
 * The estate in the browser.
 *
 * @public
 */
export const estatePlugin = createFrontendPlugin({
  pluginId: 'estate',
  title: 'Estate',
  icon: <RiPulseLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: estateRouteRef, home: homeRouteRef },
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: estateApiRef,
          deps: { fetchApi: fetchApiRef },
          factory: ({ fetchApi }) => new EstateClient({ fetchApi }),
        }),
    }),
    PageBlueprint.make({
      params: {
        path: '/estate',
        title: 'Estate',
        icon: <RiPulseLine />,
        routeRef: estateRouteRef,
        noHeader: true,
        loader: () =>
          import('./components/EstateRoutes').then(m => <m.EstateRoutes />),
      },
    }),
    PageBlueprint.make({
      name: 'home',
      params: {
        path: '/',
        title: 'Home',
        icon: <RiHome4Line />,
        routeRef: homeRouteRef,
        noHeader: true,
        loader: () =>
          import('./components/homePage/HomePage').then(m => <m.HomePage />),
      },
    }),
    EntityContentBlueprint.make({
      name: 'health',
      params: {
        path: 'health',
        title: 'Health and scaling',
        group: 'operation',
        filter: isService,
        loader: () =>
          import('./components/healthTab/HealthTab').then(m => <m.HealthTab />),
      },
    }),
    EntityCardBlueprint.make({
      name: 'health',
      params: {
        filter: isService,
        loader: () =>
          import('./components/healthCard/HealthCard').then(m => (
            <m.HealthCard />
          )),
      },
    }),
  ],
});
