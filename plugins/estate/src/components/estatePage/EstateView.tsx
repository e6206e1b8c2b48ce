// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import {
  estateFacets,
  type EstateFacet,
  type EstateFilter,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useCallback, useMemo } from 'react';
import { useLatest } from '../../hooks/useLatest';
import { useQuery } from '../../hooks/useQuery';
import { useUnchanged } from '../../hooks/useUnchanged';
import {
  readColumns,
  readSort,
  writeColumns,
  writeSort,
  type EstateColumn,
  type EstateSort,
} from '../../lib/estateView/columns';
import { readFilter, writeFilter } from '../../lib/estateView/EstateFilter';
import { EstateIndex } from '../../lib/estateView/EstateIndex';
import { readGrouping, writeGrouping } from '../../lib/estateView/groupRows';
import { readLook, writeLook, type Look } from '../../lib/estateView/look';
import { estateTranslationRef } from '../../translation';
import { ChoiceSelect } from './ChoiceSelect';
import { ColumnChooser } from './ColumnChooser';
import { CsvButton } from './CsvButton';
import { EstateFilters } from './EstateFilters';
import { EstateMap } from './EstateMap';
import { EstateTable } from './EstateTable';
import { LookToggle } from './LookToggle';
import { SavedViews } from './SavedViews';

export interface EstateViewProps {
  /** Worst first, as the estate serves them. */
  rows: WorkloadSummary[];
}

/** The reader's own look at the estate. All of it is in the address, so that it can be shared. */
export function EstateView(props: EstateViewProps) {
  const { rows } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const [query, change] = useQuery();
  const index = useMemo(() => new EstateIndex(rows), [rows]);
  const filter = useUnchanged(readFilter(query));
  const sort = useUnchanged(readSort(query));
  const columns = useUnchanged(readColumns(query));
  const grouping = readGrouping(query);
  const look = readLook(query);
  const shown = useMemo(
    () =>
      index
        .sort(index.select(filter), sort)
        .map(position => index.rows[position]),
    [index, filter, sort],
  );
  const latestSearch = useLatest(query.toString());
  const latestShown = useLatest(shown);

  // The same for as long as the page is open, so that what did not change is not drawn anew.
  const onFilter = useCallback(
    (part: Partial<EstateFilter>) =>
      change(old => writeFilter(old, { ...readFilter(old), ...part })),
    [change],
  );
  const onClear = useCallback(
    () => change(old => writeFilter(old, { search: '' })),
    [change],
  );
  const onGroup = useCallback(
    (_name: 'group', facet: string | undefined) =>
      change(old =>
        writeGrouping(
          old,
          estateFacets.find(known => known === facet),
        ),
      ),
    [change],
  );
  const onSort = useCallback(
    (next: EstateSort | undefined) => change(old => writeSort(old, next)),
    [change],
  );
  const onColumns = useCallback(
    (next: EstateColumn[]) => change(old => writeColumns(old, next)),
    [change],
  );
  const onOpen = useCallback(
    (search: string) => change(() => new URLSearchParams(search)),
    [change],
  );
  const onLook = useCallback(
    (next: Look) => change(old => writeLook(old, next)),
    [change],
  );
  const facetWords = useCallback(
    (_name: 'group', facet: string) => t(`filter.${facet as EstateFacet}`),
    [t],
  );

  return (
    <Flex direction="column" gap="3">
      <EstateFilters
        index={index}
        filter={filter}
        onChange={onFilter}
        onClear={onClear}
      >
        <ChoiceSelect
          name="group"
          label={t('view.group')}
          nothing={t('view.noGroup')}
          choices={estateFacets}
          wordsOf={facetWords}
          chosen={grouping}
          onChoose={onGroup}
        />
        <ColumnChooser columns={columns} onChange={onColumns} />
        <SavedViews present={latestSearch} onOpen={onOpen} />
        <CsvButton rows={latestShown} />
        <LookToggle look={look} onChange={onLook} />
      </EstateFilters>
      {look === 'map' ? (
        <EstateMap rows={shown} facet={grouping ?? 'department'} />
      ) : (
        <EstateTable
          wanted={shown}
          total={rows.length}
          filter={filter}
          sort={sort}
          grouping={grouping}
          columns={columns}
          onSort={onSort}
        />
      )}
    </Flex>
  );
}
