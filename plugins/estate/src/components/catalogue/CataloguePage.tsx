// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CatalogIndexPage,
  type CatalogIndexPageProps,
} from '@backstage/plugin-catalog/alpha';
import { ComponentWorkloadsProvider } from './ComponentWorkloads';
import { useCatalogueColumns } from './useCatalogueColumns';

/** The catalogue's index, with how each Component is. */
export function CataloguePage(
  props: Pick<
    CatalogIndexPageProps,
    'filters' | 'pagination' | 'exportSettings'
  >,
) {
  const columns = useCatalogueColumns();
  return (
    <ComponentWorkloadsProvider>
      <CatalogIndexPage {...props} columns={columns} />
    </ComponentWorkloadsProvider>
  );
}
