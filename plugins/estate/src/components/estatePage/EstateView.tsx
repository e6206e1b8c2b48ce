// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  estateFacets,
  type EstateFilter,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  readColumns,
  readSort,
  type EstateSort,
  writeColumns,
  writeSort,
} from '../../lib/estateView/columns';
import { readFilter, writeFilter } from '../../lib/estateView/EstateFilter';
import { EstateIndex } from '../../lib/estateView/EstateIndex';
import { readGrouping, writeGrouping } from '../../lib/estateView/groupRows';
import { estateTranslationRef } from '../../translation';
import { ColumnChooser } from './ColumnChooser';
import { CsvButton } from './CsvButton';
import { EstateFilters } from './EstateFilters';
import { EstateMap } from './EstateMap';
import { EstateTable } from './EstateTable';
import { SavedViews } from './SavedViews';

const NONE = 'none';
const TABLE = 'table';
const MAP = 'map';

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
  const isMap = params.get('view') === MAP;
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
            ...estateFacets.map(facet => ({
              value: facet,
              label: t(`filter.${facet}`),
            })),
          ]}
          selectedKey={grouping ?? NONE}
          onSelectionChange={key =>
            change(
              writeGrouping(
                params,
                estateFacets.find(facet => facet === key),
              ),
            )
          }
        />
        <ColumnChooser
          columns={columns}
          onChange={next => change(writeColumns(params, next))}
        />
        <SavedViews
          search={params.toString()}
          onOpen={search => change(new URLSearchParams(search))}
        />
        <CsvButton rows={() => rowsOf(index, filter, sort)} />
        <ToggleButtonGroup
          aria-label={t('view.as')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[isMap ? MAP : TABLE]}
          onSelectionChange={keys => change(writeMap(params, keys.has(MAP)))}
        >
          <ToggleButton id={TABLE} size="small">
            {t('view.table')}
          </ToggleButton>
          <ToggleButton id={MAP} size="small">
            {t('view.map')}
          </ToggleButton>
        </ToggleButtonGroup>
      </EstateFilters>
      {isMap ? (
        <EstateMap
          rows={rowsOf(index, filter, sort)}
          facet={grouping ?? 'department'}
        />
      ) : (
        <EstateTable
          index={index}
          filter={filter}
          sort={sort}
          grouping={grouping}
          columns={columns}
          onSort={next => change(writeSort(params, next))}
        />
      )}
    </Flex>
  );
}

function rowsOf(
  index: EstateIndex,
  filter: EstateFilter,
  sort: EstateSort | undefined,
): WorkloadSummary[] {
  return index
    .sort(index.select(filter), sort)
    .map(position => index.rows[position]);
}

function writeMap(params: URLSearchParams, isMap: boolean): URLSearchParams {
  const next = new URLSearchParams(params);
  if (isMap) {
    next.set('view', MAP);
  } else {
    next.delete('view');
  }
  return next;
}
