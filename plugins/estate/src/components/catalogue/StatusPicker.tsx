// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntityList,
  type DefaultEntityFilters,
} from '@backstage/plugin-catalog-react';
import { Select } from '@backstage/ui';
import {
  verdictStatuses,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';
import { useEffect, useMemo, useState } from 'react';
import { useFormat } from '../../hooks/useFormat';
import {
  componentsWith,
  EntityStatusFilter,
} from '../../lib/catalogue/EntityStatusFilter';
import { estateTranslationRef } from '../../translation';
import { useComponentWorkloads } from './ComponentWorkloads';

const ALL = 'all';

// Names go to the catalogue in an address, which servers take up to 16 KB.
const MOST_COMPONENTS = 150;

type Filters = DefaultEntityFilters & { estateStatus?: EntityStatusFilter };

/**
 * Narrows Components down to those whose worst workload has a status. One that
 * too many have to be asked for by name says so, and that the estate's page
 * shows them.
 */
export function StatusPicker() {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const { filters, queryParameters, updateFilters } = useEntityList<Filters>();
  const components = useComponentWorkloads();
  const asked = [queryParameters.estateStatus].flat()[0];
  const [status, setStatus] = useState<VerdictStatus | undefined>(
    verdictStatuses.find(known => known === asked),
  );
  const isComponent =
    filters.kind?.value.toLocaleLowerCase('en-US') === 'component';
  const counts = useMemo(
    () =>
      verdictStatuses.map(each => ({
        status: each,
        count: components ? componentsWith(each, components).length : 0,
      })),
    [components],
  );
  const isTooMany = (count: number) => count > MOST_COMPONENTS;
  const chosen = counts.find(each => each.status === status);
  const names =
    isComponent && chosen && components && !isTooMany(chosen.count)
      ? componentsWith(chosen.status, components).join('\n')
      : undefined;

  // Anew only when other Components have it: each time the table begins at its first page.
  useEffect(() => {
    updateFilters({
      estateStatus:
        names !== undefined && status && components
          ? new EntityStatusFilter(status, components)
          : undefined,
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [names, status, updateFilters]);

  if (!isComponent || !components) {
    return null;
  }
  return (
    <Select
      label={t('filter.status')}
      options={[
        { id: ALL, label: t('filter.all') },
        ...counts.map(each => ({
          id: each.status,
          label: `${t(`status.${each.status}`)} (${format.number(each.count)})`,
          ...(isTooMany(each.count) && {
            disabled: true,
            description: t('catalogue.tooMany'),
          }),
        })),
      ]}
      selectedKey={(names !== undefined && status) || ALL}
      onSelectionChange={key =>
        setStatus(verdictStatuses.find(known => known === key))
      }
    />
  );
}
