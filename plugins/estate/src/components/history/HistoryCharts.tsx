// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import type { WorkloadHistory } from '@cabildo/plugin-estate-common';
import { lazy, Suspense, useMemo } from 'react';
import { estateTranslationRef } from '../../translation';
import { concurrencyOf, loadOf, tasksOf } from './chartContents';
import { CHART_HEIGHT } from './chartOptions';
import { ChartLegend } from './ChartLegend';

const HistoryChart = lazy(() => import('./HistoryChart'));

export interface HistoryChartsProps {
  history: WorkloadHistory;
  /** Whether it counts invocations at once, and not tasks. */
  isFunction: boolean;
  /** What the first chart shows, in a sentence. */
  label: string;
}

/** Tasks between their limits, and beneath them the load that moves them. */
export function HistoryCharts(props: HistoryChartsProps) {
  const { history, isFunction, label } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const isOfOneDay = history.range === '24h';
  const { points } = history;
  const tasks = useMemo(
    () => (isFunction ? concurrencyOf(history) : tasksOf(history)),
    [history, isFunction],
  );
  const load = useMemo(() => loadOf(history), [history]);
  const hasLoad = [...points.cpuPercent, ...points.memoryPercent].some(
    value => value !== null,
  );
  return (
    <Suspense fallback={<Skeleton width="100%" height={CHART_HEIGHT} />}>
      <Flex direction="column" gap="3">
        <ChartLegend
          entries={
            isFunction
              ? [
                  { look: 'strong', isDashed: true, words: t('history.limit') },
                  { look: 'accent', words: t('tab.inUse') },
                ]
              : [
                  { look: 'band', words: t('history.limits') },
                  { look: 'strong', isDashed: true, words: t('tab.desired') },
                  { look: 'accent', words: t('tab.running') },
                  { look: 'triangle', words: t('history.kinds.scaling') },
                  { look: 'diamond', words: t('history.kinds.deployment') },
                ]
          }
        />
        <HistoryChart label={label} content={tasks} isOfOneDay={isOfOneDay} />
        {hasLoad && (
          <>
            <ChartLegend
              entries={[
                { look: 'accent', words: t('history.cpu') },
                { look: 'warning', isDashed: true, words: t('history.memory') },
              ]}
            />
            <HistoryChart
              label={t('history.loadLabel')}
              content={load}
              isOfOneDay={isOfOneDay}
            />
          </>
        )}
      </Flex>
    </Suspense>
  );
}
