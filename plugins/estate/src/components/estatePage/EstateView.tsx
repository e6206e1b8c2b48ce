// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Select } from '@backstage/ui';
import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  readColumns,
  readSort,
  writeColumns,
  writeSort,
} from '../../lib/estateView/columns';
import {
  FACETS,
  readFilter,
  writeFilter,
} from '../../lib/estateView/EstateFilter';
import { EstateIndex } from '../../lib/estateView/EstateIndex';
import { readGrouping, writeGrouping } from '../../lib/estateView/groupRows';
import { estateTranslationRef } from '../../translation';
import { ColumnChooser } from './ColumnChooser';
import { EstateFilters } from './EstateFilters';
import { EstateTable } from './EstateTable';

const NONE = 'none';

export interface EstateViewProps {
  /** Worst first, as the estate serves them. */
  rows: WorkloadSummary[];
}

/** The reader's own look at the estate. All of it is in the address, so that it can be shared. */
export function EstateView(props: EstateViewProps) {
  const { rows } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const [params, setParams] = useSearchParams();
  const index = useMemo(() => new EstateIndex(rows), [rows]);
  const filter = useMemo(() => readFilter(params), [params]);
  const sort = useMemo(() => readSort(params), [params]);
  const columns = useMemo(() => readColumns(params), [params]);
  const grouping = readGrouping(params);
  const change = (next: URLSearchParams) => setParams(next, { replace: true });

  return (
    <Flex direction="column" gap="3">
      <EstateFilters
        index={index}
        filter={filter}
        onChange={next => change(writeFilter(params, next))}
      >
        <Select
          label={t('view.group')}
          size="small"
          options={[
            { value: NONE, label: t('view.noGroup') },
            ...FACETS.map(facet => ({
              value: facet,
              label: t(`filter.${facet}`),
            })),
          ]}
          selectedKey={grouping ?? NONE}
          onSelectionChange={key =>
            change(
              writeGrouping(
                params,
                FACETS.find(facet => facet === key),
              ),
            )
          }
        />
        <ColumnChooser
          columns={columns}
          onChange={next => change(writeColumns(params, next))}
        />
      </EstateFilters>
      <EstateTable
        index={index}
        filter={filter}
        sort={sort}
        grouping={grouping}
        columns={columns}
        onSort={next => change(writeSort(params, next))}
      />
    </Flex>
  );
}
