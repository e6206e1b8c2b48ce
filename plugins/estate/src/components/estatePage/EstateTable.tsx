// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Table, Text } from '@backstage/ui';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type EstateColumn,
  matches,
  readFilter,
  sortRows,
  writeFilter,
} from '../../lib/rows';
import { estateTranslationRef } from '../../translation';
import { EstateFilters } from './EstateFilters';
import styles from './EstateTable.module.css';
import { useEstateColumns } from './useEstateColumns';

export interface EstateTableProps {
  /** Worst first, as the estate serves them. */
  rows: EstateRow[];
}

/** The filters and the rows they leave. */
export function EstateTable(props: EstateTableProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const [sort, setSort] = useState<{
    column: EstateColumn;
    direction: 'ascending' | 'descending';
  }>();
  const columns = useEstateColumns();

  const shown = useMemo(() => {
    const left = props.rows.filter(row => matches(row, filter));
    const sorted = sort ? sortRows(left, sort.column, sort.direction) : left;
    return sorted.map(row => ({ ...row, id: row.workload.id }));
  }, [props.rows, filter, sort]);

  return (
    <Flex direction="column" gap="3">
      <EstateFilters
        rows={props.rows}
        filter={filter}
        onChange={next => setParams(writeFilter(next), { replace: true })}
      />
      <Text as="p" variant="body-small" color="secondary" role="status">
        {t('page.shown', {
          shown: String(shown.length),
          total: String(props.rows.length),
        })}
      </Text>
      <div className={styles.scroll}>
        <Table
          columnConfig={columns}
          data={shown}
          pagination={{ type: 'none' }}
          sort={{
            descriptor: sort ?? null,
            onSortChange: next =>
              setSort({
                column: String(next.column) as EstateColumn,
                direction: next.direction,
              }),
          }}
          emptyState={
            <Text as="p">
              {props.rows.length === 0
                ? t('page.emptyEstate')
                : t('page.empty')}
            </Text>
          }
        />
      </div>
    </Flex>
  );
}
