// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadHistory } from '@cabildo/plugin-estate-common';
import { lineOf, type Line } from '../../lib/history/lineOf';
import type { ChartContent } from './chartOptions';

// Less would stretch a few readings over the whole width.
const LEAST_MINUTES = 60;
const LEAST_HOURS = 24;

/** Tasks between their limits. */
export function tasksOf(history: WorkloadHistory): ChartContent {
  const { points, happenings } = history;
  const { times, shown } = shownOf(history, 'tasks');
  return {
    times,
    band: { low: shown(points.min), high: shown(points.max) },
    lines: [
      { values: shown(points.running), colour: 'accent', isStepped: true },
      {
        values: shown(points.desired),
        colour: 'strong',
        isStepped: true,
        isDashed: true,
      },
    ],
    happenings: happenings.filter(
      ({ at }) => Date.parse(at) / 1_000 >= times[0],
    ),
    isCount: true,
  };
}

/** Invocations at once beneath their maximum, which is as old as its seldom reading. */
export function concurrencyOf(history: WorkloadHistory): ChartContent {
  const { points } = history;
  const { times, shown } = shownOf(history, 'load');
  return {
    times,
    lines: [
      { values: shown(points.running), colour: 'accent', isStepped: true },
      {
        values: shown(points.max),
        colour: 'strong',
        isStepped: true,
        isDashed: true,
      },
    ],
    happenings: [],
    isCount: true,
  };
}

/** The load that moves them. */
export function loadOf(history: WorkloadHistory): ChartContent {
  const { cpuPercent, memoryPercent } = history.points;
  const { times, shown } = shownOf(history, 'load');
  return {
    times,
    lines: [
      { values: shown(cpuPercent), colour: 'accent' },
      { values: shown(memoryPercent), colour: 'warning', isDashed: true },
    ],
    happenings: [],
  };
}

/** From where history begins, as the table does. */
function shownOf(
  history: WorkloadHistory,
  kind: keyof WorkloadHistory['readEverySeconds'],
) {
  const { from, stepSeconds, points, beginsAt = from } = history;
  const start = Date.parse(from) / 1_000;
  const count = points.healthy.length;
  const begin = Math.floor(
    (Date.parse(beginsAt) / 1_000 - start) / stepSeconds,
  );
  const least = history.range === '24h' ? LEAST_MINUTES : LEAST_HOURS;
  const first = Math.max(0, Math.min(begin, count - least));
  return {
    times: Array.from(
      { length: count - first },
      (_value, index) => start + (first + index) * stepSeconds,
    ),
    shown: (values: (number | null)[]): Line =>
      lineOf(history, values, kind).slice(first),
  };
}
