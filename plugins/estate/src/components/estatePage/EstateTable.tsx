// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type {
  EstateFacet,
  EstateFilter,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useMemo, useRef, useState } from 'react';
import type { EstateColumn, EstateSort } from '../../lib/estateView/columns';
import { isFiltered } from '../../lib/estateView/EstateFilter';
import { groupRows } from '../../lib/estateView/groupRows';
import { orderByNeed } from '../../lib/estateView/orderGroups';
import { estateTranslationRef } from '../../translation';
import { EstateGrid, type GridItem } from './EstateGrid';
import { useEstateColumns } from './useEstateColumns';
import { useHeldRows, type HeldRows } from './useHeldRows';
import { useRowLinks } from './useRowLinks';

export interface EstateTableProps {
  /** What the filter leaves, in the order in which the rows belong. */
  wanted: WorkloadSummary[];
  /** How many there are without the filter. */
  total: number;
  filter: EstateFilter;
  sort: EstateSort | undefined;
  grouping: EstateFacet | undefined;
  columns: EstateColumn[];
  onSort(sort: EstateSort | undefined): void;
}

/** The rows that a filter leaves, where the reader last saw them. */
export function EstateTable(props: EstateTableProps) {
  const { wanted, total, filter, sort, grouping, onSort } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const links = useRowLinks();
  const columns = useEstateColumns(props.columns, links.hrefOf);
  const table = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const held = useHeldRows(wanted, JSON.stringify([filter, sort]));
  const items = useMemo(
    () => (grouping ? groupedItems(held, grouping, !sort, closed) : held.rows),
    [held, grouping, sort, closed],
  );

  return (
    <Flex ref={table} direction="column" gap="2">
      <Flex
        align="center"
        gap="3"
        style={{ flexWrap: 'wrap', minHeight: '2rem' }}
      >
        <Text as="p" variant="body-small" color="secondary" role="status">
          {t('page.shown', {
            shown: String(held.rows.length),
            total: String(total),
          })}
          {held.moved > 0 && ` · ${t('page.moved', { count: held.moved })}`}
        </Text>
        {held.moved > 0 && (
          <Button
            variant="secondary"
            size="small"
            onPress={() => {
              held.sortNow();
              // The button goes; who pressed it by key goes on in the table.
              table.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
            }}
          >
            {t('page.sortNow')}
          </Button>
        )}
      </Flex>
      {items.length === 0 ? (
        <Text as="p">
          {isFiltered(filter) ? t('page.empty') : t('page.emptyEstate')}
        </Text>
      ) : (
        <EstateGrid
          label={t('page.title')}
          columns={columns}
          items={items}
          order={JSON.stringify([held.order, grouping])}
          sort={sort}
          onSort={onSort}
          onClick={links.onClick}
          statusBefore={held.statusBefore}
          isClosed={key => closed.has(key)}
          onToggle={key => setClosed(old => toggled(old, key))}
        />
      )}
    </Flex>
  );
}

function groupedItems(
  { rows, statusBefore }: HeldRows,
  facet: EstateFacet,
  isWorstFirst: boolean,
  closed: ReadonlySet<string>,
): GridItem[] {
  const positions = rows.map((_row, position) => position);
  const groups = groupRows(rows, positions, facet);
  // By what rows were when they took their places: groups stay where they are read, as rows do.
  const statusAt = (position: number) =>
    statusBefore(rows[position]) ?? rows[position].verdict.status;
  const ordered = isWorstFirst ? orderByNeed(groups, statusAt) : groups;
  return ordered.flatMap((group): GridItem[] => {
    const key = `${facet}=${group.value ?? ''}`;
    return [
      { key, facet, group },
      ...(closed.has(key)
        ? []
        : group.positions.map(position => rows[position])),
    ];
  });
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) {
    next.add(key);
  }
  return next;
}
