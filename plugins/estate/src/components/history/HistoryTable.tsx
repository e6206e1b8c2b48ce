// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  HistoryPoint,
  WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { historySpans, minutesRead } from '../../lib/history/historySpans';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';

export interface HistoryTableProps {
  history: WorkloadHistory;
  /** Whether it counts invocations at once, and not tasks. */
  isFunction: boolean;
}

/** The heading of a column, and what it says of an hour or a day. */
type Figure = [label: string, say: (point: HistoryPoint) => string];

/** What the charts show, by the hour or the day. */
export function HistoryTable(props: HistoryTableProps) {
  const { history, isFunction } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const isOfOneDay = history.range === '24h';
  const figure = (value: number | null, say = format.number) =>
    value === null ? '–' : say(value);
  const percent = (value: number) => format.percent(value / 100);
  const running = (point: HistoryPoint) =>
    format.between(point.runningLow, point.runningHigh);
  const share = ({ requests, errors }: HistoryPoint) =>
    requests ? figure(errors, value => format.percent(value / requests)) : '–';
  const full: Figure = [
    t('history.full'),
    point => figure(point.atMaximum, format.minutes),
  ];
  const figures: Figure[] = isFunction
    ? [
        [t('tab.inUse'), running],
        [t('history.limit'), point => figure(point.max)],
        full,
        [t('tab.invocations'), point => figure(requestsPerSecond(point))],
        [t('tab.failing'), share],
        [
          t('tab.duration'),
          point => figure(point.latencySeconds, format.seconds),
        ],
      ]
    : [
        [t('tab.running'), running],
        [
          t('tab.desired'),
          point => format.between(point.desiredLow, point.desiredHigh),
        ],
        [t('history.limits'), point => format.between(point.min, point.max)],
        full,
        [t('tab.cpu'), point => figure(point.cpuPercent, percent)],
        [t('tab.memory'), point => figure(point.memoryPercent, percent)],
        [t('tab.requests'), point => figure(requestsPerSecond(point))],
        [t('history.errors'), share],
      ];
  return (
    <FactTable
      label={t(isFunction ? 'history.concurrencyTable' : 'history.table')}
      columns={[
        { label: t(isOfOneDay ? 'history.hour' : 'history.day'), kind: 'word' },
        ...figures.map(([label]) => ({ label, kind: 'figure' as const })),
        { label: t('history.read'), kind: 'word' },
      ]}
      rows={historySpans(history).map(({ start, point }) => ({
        key: start.toISOString(),
        cells: [
          isOfOneDay ? format.clock(start) : format.day(start),
          ...figures.map(([, say]) => (point ? say(point) : '–')),
          point ? format.minutes(minutesRead(point)) : t('history.notRead'),
        ],
      }))}
    />
  );
}

// Of the minutes in which requests were read: a sum would tell of no others.
function requestsPerSecond(point: HistoryPoint): number | null {
  const { requests, requestsMinutes } = point;
  return requests === null || requestsMinutes === null
    ? null
    : requests / (requestsMinutes * 60);
}
