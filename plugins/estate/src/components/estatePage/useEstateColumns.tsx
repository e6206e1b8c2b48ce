// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useBreakpoint } from '@backstage/ui';
import type {
  VerdictStatus,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { useMemo, type ReactNode } from 'react';
import { useCapacityWords } from '../../hooks/useCapacityWords';
import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { useFormat } from '../../hooks/useFormat';
import { useReasonSentence } from '../../hooks/useReasonSentence';
import { useRuntimeWords } from '../../hooks/useRuntimeWords';
import { useStatusWords } from '../../hooks/useStatusWords';
import { useTrendSentence } from '../../hooks/useTrendSentence';
import type { EstateColumn } from '../../lib/estateView/columns';
import { isNoted } from '../../lib/estateView/isNoted';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { CapacityInUse } from '../status/CapacityInUse';
import { Mark } from '../status/Mark';
import { SaidReason } from '../status/ReasonText';
import { statusLooks } from '../status/StatusMark';
import { TrendLine } from '../status/TrendLine';
import styles from './EstateGrid.module.css';
import type { RowLinks } from './useRowLinks';

/** A column of the grid. */
export interface GridColumn {
  id: EstateColumn;
  label: string;
  /** A track of a CSS grid. */
  width: string;
  isNumeric?: boolean;
  isRowHeader?: boolean;
  /** @param before - the status it had when the reader began, where it has another now */
  cell(row: WorkloadSummary, before: VerdictStatus | undefined): ReactNode;
}

const NOT_KNOWN = '–';

/** Columns that a narrow screen has no room for. */
const WIDE_ONLY: readonly EstateColumn[] = ['owner', 'system', 'trend', 'age'];
const NARROW: readonly EstateColumn[] = ['status', 'service', 'tasks'];

/**
 * The chosen columns, as far as the screen has room for them. Words are looked
 * up here and not by each cell: of what a row takes to be drawn that is most.
 */
export function useEstateColumns(
  chosen: EstateColumn[],
  hrefOf: RowLinks['hrefOf'],
): GridColumn[] {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const environmentLabel = useEnvironmentLabel();
  const capacityWords = useCapacityWords();
  const trendSentence = useTrendSentence();
  const sentenceOf = useReasonSentence();
  const statusWords = useStatusWords();
  const runtimes = useRuntimeWords();
  const { down } = useBreakpoint();
  const narrow = down('sm');
  const medium = down('lg');

  return useMemo(() => {
    const text = (
      value: (row: WorkloadSummary) => string | undefined,
      width: string,
    ) => ({ width, cell: (row: WorkloadSummary) => value(row) ?? NOT_KNOWN });
    const figure = (
      value: (row: WorkloadSummary) => number | undefined,
      words: (value: number) => string,
      width: string,
    ) => ({
      width,
      isNumeric: true,
      cell: (row: WorkloadSummary) => {
        const known = value(row);
        return known === undefined ? NOT_KNOWN : words(known);
      },
    });
    const moment = (
      value: (row: WorkloadSummary) => string | undefined,
      width: string,
    ) => ({
      width,
      isNumeric: true,
      cell: (row: WorkloadSummary) => {
        const at = value(row);
        return at ? <Age at={at} /> : NOT_KNOWN;
      },
    });

    const columns: Record<EstateColumn, Omit<GridColumn, 'id' | 'label'>> = {
      status: {
        width: '7rem',
        cell: ({ verdict }, before) => (
          <>
            <Mark {...statusLooks[verdict.status]} status={verdict.status}>
              {statusWords[verdict.status]}
            </Mark>
            {before && (
              <span className={styles.before}>
                {t('page.before', { status: statusWords[before] })}
              </span>
            )}
          </>
        ),
      },
      service: {
        width: narrow ? 'minmax(6.5rem, 1fr)' : 'minmax(11rem, 3fr)',
        isRowHeader: true,
        cell: row => {
          const { service, environment, runtime, name } = row.workload;
          const { status, reasons } = row.verdict;
          const href = hrefOf(row.entityRef);
          return (
            <>
              <span className={styles.service}>
                <span className={styles.name} title={service}>
                  {href ? <a href={href}>{service}</a> : service}
                </span>{' '}
                <span className={styles.secondary}>
                  {runtime === 'lambda'
                    ? environment
                    : environmentLabel(row.workload)}
                </span>
              </span>
              {isNoted(row, undefined) && (
                <span className={styles.reason}>
                  {runtime === 'lambda' && `${runtimes.lambda} ${name}`}
                  {runtime === 'lambda' && status !== 'healthy' && ': '}
                  {status !== 'healthy' && (
                    <SaidReason
                      reason={reasons[0]}
                      sentenceOf={sentenceOf}
                      line
                    />
                  )}
                </span>
              )}
            </>
          );
        },
      },
      department: text(row => row.workload.department, 'minmax(6.5rem, 1fr)'),
      system: text(row => row.workload.system, 'minmax(8rem, 1fr)'),
      owner: text(row => row.workload.owner, 'minmax(7rem, 1.3fr)'),
      runtime: text(
        row => runtimes[row.workload.runtime],
        'minmax(6rem, 0.6fr)',
      ),
      tier: text(row => row.workload.tier, '4rem'),
      tasks: {
        width: narrow ? '5.25rem' : '8.5rem',
        cell: row => <CapacityInUse {...row} words={capacityWords} />,
      },
      room: figure(row => row.verdict.headroomTasks, format.number, '5.5rem'),
      requests: figure(
        row => row.load?.requestsPerSecond,
        format.number,
        '4rem',
      ),
      trend: {
        width: '3rem',
        cell: ({ trend, load }) =>
          trend && load?.requestsPerSecond !== undefined ? (
            <TrendLine
              trend={trend}
              sentence={trendSentence(trend, load.requestsPerSecond)}
            />
          ) : (
            NOT_KNOWN
          ),
      },
      errors: figure(row => row.load?.errorRatio, format.percent, '3.5rem'),
      latency: figure(row => row.load?.latencySeconds, format.seconds, '4rem'),
      cpu: figure(
        row => row.load?.cpuPercent,
        value => format.percent(value / 100),
        '4.5rem',
      ),
      memory: figure(
        row => row.load?.memoryPercent,
        value => format.percent(value / 100),
        '5rem',
      ),
      deployed: moment(row => row.deployedAt, '5.75rem'),
      age: moment(row => row.observedAt, '4rem'),
    };
    const hasRoom = (id: EstateColumn) =>
      narrow ? NARROW.includes(id) : !(medium && WIDE_ONLY.includes(id));
    return chosen
      .filter(hasRoom)
      .map(id => ({ id, label: t(`column.${id}`), ...columns[id] }));
  }, [
    t,
    format,
    environmentLabel,
    capacityWords,
    trendSentence,
    sentenceOf,
    statusWords,
    runtimes,
    hrefOf,
    chosen,
    narrow,
    medium,
  ]);
}
