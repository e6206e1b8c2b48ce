// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  verdictStatuses,
  type EstateFacet,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import type { RowGroup } from '../../lib/estateView/groupRows';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';
import { useFacetLabel } from './useFacetLabel';

export interface GroupTableProps {
  groups: RowGroup[];
  facet: EstateFacet;
}

/** What each group of the map amounts to, as figures. */
export function GroupTable(props: GroupTableProps) {
  const { groups, facet } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const labelOf = useFacetLabel();
  return (
    <FactTable
      label={t('map.table')}
      columns={[
        { label: t(`filter.${facet}`), kind: 'text' },
        { label: t('map.workloads'), kind: 'figure' },
        ...verdictStatuses.map(status => ({
          label: t(`status.${status}`),
          kind: 'figure' as const,
        })),
        { label: t('page.atMaximum'), kind: 'figure' },
      ]}
      rows={groups.map(group => ({
        key: group.value ?? '',
        cells: [
          labelOf(facet, group.value),
          format.number(group.positions.length),
          ...verdictStatuses.map(status =>
            format.number(group.byStatus[status]),
          ),
          format.number(group.atMaximum),
        ],
      }))}
    />
  );
}
