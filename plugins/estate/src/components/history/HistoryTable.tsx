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
}

/** What the charts show, by the hour or the day. */
export function HistoryTable(props: HistoryTableProps) {
  const { history } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const isOfOneDay = history.range === '24h';
  const figure = (value: number | null, say = format.number) =>
    value === null ? '–' : say(value);
  const percent = (value: number) => format.percent(value / 100);
  return (
    <FactTable
      label={t('history.table')}
      columns={[
        { label: t(isOfOneDay ? 'history.hour' : 'history.day'), kind: 'word' },
        { label: t('tab.running'), kind: 'figure' },
        { label: t('tab.desired'), kind: 'figure' },
        { label: t('history.limits'), kind: 'figure' },
        { label: t('history.full'), kind: 'figure' },
        { label: t('tab.cpu'), kind: 'figure' },
        { label: t('tab.memory'), kind: 'figure' },
        { label: t('tab.requests'), kind: 'figure' },
        { label: t('history.errors'), kind: 'figure' },
        { label: t('history.read'), kind: 'word' },
      ]}
      rows={historySpans(history).map(({ start, point }) => ({
        key: start.toISOString(),
        cells: [
          isOfOneDay ? format.clock(start) : format.day(start),
          ...(point
            ? [
                format.between(point.runningLow, point.runningHigh),
                format.between(point.desiredLow, point.desiredHigh),
                format.between(point.min, point.max),
                figure(point.atMaximum, format.minutes),
                figure(point.cpuPercent, percent),
                figure(point.memoryPercent, percent),
                figure(requestsPerSecond(point)),
                point.requests
                  ? figure(point.errors, value =>
                      format.percent(value / point.requests!),
                    )
                  : '–',
                format.minutes(minutesRead(point)),
              ]
            : [...Array(8).fill('–'), t('history.notRead')]),
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
