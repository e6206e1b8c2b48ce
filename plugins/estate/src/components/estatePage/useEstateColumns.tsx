// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  type ColumnConfig,
  Text,
  useBreakpoint,
} from '@backstage/ui';
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
  const { down } = useBreakpoint();

  return useMemo(() => {
    const small = down('sm');
    const medium = down('lg');
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
      minWidth: number,
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
        { minWidth, isHidden: small },
      );

    return [
      column(
        'status',
        row => (
          <Cell>
            <StatusMark status={row.verdict.status} />
          </Cell>
        ),
        { minWidth: 120, isHidden: small },
      ),
      column(
        'service',
        row => (
          <Cell>
            {small && (
              <span className={styles.line}>
                <StatusMark status={row.verdict.status} />
              </span>
            )}
            <span className={styles.line}>
              <WorkloadLink row={row} />{' '}
              <Text as="span" color="secondary">
                {row.workload.environment}
              </Text>
            </span>
            {row.verdict.status !== 'healthy' && (
              <Text
                as="span"
                variant="body-small"
                color="secondary"
                className={styles.reason}
              >
                <ReasonText reason={row.verdict.reasons[0]} brief />
              </Text>
            )}
          </Cell>
        ),
        {
          isRowHeader: true,
          minWidth: small ? 180 : 220,
          defaultWidth: '3fr',
        },
      ),
      column(
        'department',
        row => <CellText title={row.workload.department} />,
        { minWidth: 140, isHidden: small },
      ),
      column(
        'owner',
        row => <CellText title={row.workload.owner ?? NOT_KNOWN} />,
        { minWidth: 160, isHidden: medium },
      ),
      column(
        'tasks',
        row => (
          <Cell>
            <TaskRange facts={row.facts} />
          </Cell>
        ),
        { minWidth: small ? 130 : 145 },
      ),
      figure(
        'requests',
        row => row.facts.metrics?.value.requestsPerSecond,
        format.number,
        90,
      ),
      figure(
        'errors',
        row => row.facts.metrics?.value.errorRatio,
        format.percent,
        75,
      ),
      figure(
        'latency',
        row => row.facts.metrics?.value.latencySeconds,
        format.seconds,
        85,
      ),
      column(
        'age',
        row => (
          <Cell>
            <Text as="span" className={styles.numeric}>
              {row.observedAt ? <Age at={row.observedAt} /> : NOT_KNOWN}
            </Text>
          </Cell>
        ),
        { minWidth: 85, isHidden: medium },
      ),
    ];
  }, [t, format, down]);
}
