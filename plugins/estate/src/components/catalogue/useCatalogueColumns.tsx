// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CatalogTable } from '@backstage/plugin-catalog';
import type { CatalogTableColumnsFunc } from '@backstage/plugin-catalog/alpha';
import { useMemo } from 'react';
import { estateTranslationRef } from '../../translation';
import { ComponentStatus } from './ComponentStatus';
import { ComponentTasks } from './ComponentTasks';

// A filter each has them; a name broken into syllables would be the price of their columns.
const FILTERED = new Set(['entity.spec.type', 'entity.spec.lifecycle']);

/** The catalogue's own columns; of Components also how they are, after their name. */
export function useCatalogueColumns(): CatalogTableColumnsFunc {
  const { t } = useTranslationRef(estateTranslationRef);
  return useMemo(() => {
    const ofEstate: ReturnType<CatalogTableColumnsFunc> = [
      {
        title: t('column.status'),
        width: 'auto',
        sorting: false,
        render: ({ resolved }) => (
          <ComponentStatus entityRef={resolved.entityRef} />
        ),
      },
      {
        title: t('column.tasks'),
        width: 'auto',
        sorting: false,
        render: ({ resolved }) => (
          <ComponentTasks entityRef={resolved.entityRef} />
        ),
      },
    ];
    return context => {
      const columns = CatalogTable.defaultColumnsFunc(context);
      const kind = context.entities[0]?.kind ?? context.filters.kind?.value;
      if (kind?.toLocaleLowerCase('en-US') !== 'component') {
        return columns;
      }
      const shown = columns.filter(({ field }) => !FILTERED.has(String(field)));
      const name = shown.findIndex(column => !column.hidden);
      return [
        ...shown.slice(0, name),
        { ...shown[name], cellStyle: { minWidth: '11rem' } },
        ...ofEstate,
        ...shown.slice(name + 1),
      ];
    };
  }, [t]);
}
