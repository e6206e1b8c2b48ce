// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, type ColumnConfig, Text } from '@backstage/ui';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { useFormat } from '../../hooks/useFormat';
import type { EstateColumn } from '../../lib/rows';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { ReasonText } from '../status/ReasonText';
import { StatusMark } from '../status/StatusMark';
import { TaskRange } from '../status/TaskRange';
import { WorkloadLink } from '../status/WorkloadLink';
import styles from './EstateTable.module.css';

type Item = EstateRow & { id: string };

const NOT_KNOWN = '–';

export function useEstateColumns(): ColumnConfig<Item>[] {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();

  return useMemo(() => {
    const column = (
      id: EstateColumn,
      cell: ColumnConfig<Item>['cell'],
      more?: Partial<ColumnConfig<Item>>,
    ): ColumnConfig<Item> => ({
      id,
      label: t(`column.${id}`),
      isSortable: true,
      cell,
      ...more,
    });
    const figure = (
      id: EstateColumn,
      value: (row: EstateRow) => number | undefined,
      words: (value: number) => string,
    ) =>
      column(
        id,
        row => {
          const known = value(row);
          return (
            <Cell>
              <Text as="span" className={styles.numeric}>
                {known === undefined ? NOT_KNOWN : words(known)}
              </Text>
            </Cell>
          );
        },
        { minWidth: 110 },
      );

    return [
      column(
        'status',
        row => (
          <Cell>
            <StatusMark status={row.verdict.status} />
          </Cell>
        ),
        { minWidth: 120 },
      ),
      column(
        'service',
        row => (
          <Cell>
            <WorkloadLink row={row} />
            {row.verdict.status !== 'healthy' && (
              <Text
                as="span"
                variant="body-small"
                color="secondary"
                className={styles.reason}
              >
                <ReasonText reason={row.verdict.reasons[0]} />
              </Text>
            )}
          </Cell>
        ),
        { isRowHeader: true, minWidth: 220, defaultWidth: '3fr' },
      ),
      column(
        'environment',
        row => <CellText title={row.workload.environment} />,
        { minWidth: 120 },
      ),
      column(
        'department',
        row => <CellText title={row.workload.department} />,
        { minWidth: 120 },
      ),
      column(
        'owner',
        row => <CellText title={row.workload.owner ?? NOT_KNOWN} />,
        { minWidth: 180 },
      ),
      column(
        'tasks',
        row => (
          <Cell>
            <TaskRange facts={row.facts} />
          </Cell>
        ),
        { minWidth: 160 },
      ),
      figure(
        'requests',
        row => row.facts.metrics?.value.requestsPerSecond,
        format.number,
      ),
      figure(
        'errors',
        row => row.facts.metrics?.value.errorRatio,
        format.percent,
      ),
      figure(
        'latency',
        row => row.facts.metrics?.value.latencySeconds,
        format.seconds,
      ),
      column('age', row => (
        <Cell>
          <Text as="span" className={styles.numeric}>
            {row.observedAt ? <Age at={row.observedAt} /> : NOT_KNOWN}
          </Text>
        </Cell>
      )),
    ];
  }, [t, format]);
}
