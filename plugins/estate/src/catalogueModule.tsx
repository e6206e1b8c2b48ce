// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { CatalogFilterBlueprint } from '@backstage/plugin-catalog-react/alpha';

/**
 * How each Component is, in the catalogue's index: two columns and a filter.
 *
 * @public
 */
export const catalogueModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPlugin.getExtension('page:catalog').override({
      factory(originalFactory, { inputs, config }) {
        const filters = inputs.filters.map(filter =>
          filter.get(coreExtensionData.reactElement),
        );
        const { pagination, exportSettings } = config;
        return originalFactory({
          params: {
            loader: async () => {
              const { CataloguePage } = await import(
                './components/catalogue/CataloguePage'
              );
              return (
                <CataloguePage
                  filters={<>{filters}</>}
                  pagination={pagination}
                  exportSettings={exportSettings}
                />
              );
            },
          },
        });
      },
    }),
    CatalogFilterBlueprint.make({
      name: 'estate-status',
      params: {
        loader: () =>
          import('./components/catalogue/StatusPicker').then(m => (
            <m.StatusPicker />
          )),
      },
    }),
  ],
});
