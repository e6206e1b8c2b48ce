// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  encodeHistory,
  pointOf,
  type HistoryPoint,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import { loadOf, tasksOf } from './chartContents';

const from = '2026-10-01T10:00:00.000Z';
const minutesLater = (minutes: number) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

const point: HistoryPoint = pointOf(
  {
    scaling: {
      value: { desired: 3, running: 2, pending: 1 },
      observedAt: from,
    },
    range: { value: { min: 1, max: 4, policies: [] }, observedAt: from },
    metrics: { value: { cpuPercent: 61 }, observedAt: from },
  },
  { status: 'healthy', atMaximum: false },
);

/** Of 120 minutes the last ones. */
function history(known: number): WorkloadHistory {
  return {
    range: '24h',
    from,
    stepSeconds: 60,
    readEverySeconds: { tasks: 60, load: 60 },
    beginsAt: minutesLater(120 - known),
    points: encodeHistory([
      ...Array(120 - known).fill(undefined),
      ...Array(known).fill(point),
    ]),
    happenings: [59, 61].map(minute => ({
      id: `a${minute}`,
      kind: 'scaling',
      at: minutesLater(minute),
      what: 'Setting desired count to 3.',
      status: 'Successful',
    })),
  };
}

describe('chart contents', () => {
  it('should begin where history begins', () => {
    const { times, band, lines, happenings } = tasksOf(history(90));
    expect(times).toHaveLength(90);
    expect(times[0]).toBe(Date.parse(minutesLater(30)) / 1_000);
    expect([band?.low[0], band?.high[0]]).toEqual([1, 4]);
    expect(lines.map(({ values }) => values[0])).toEqual([2, 3]);
    expect(happenings).toHaveLength(2);
  });

  it('should show an hour even of a history that has just begun', () => {
    const { times, lines, happenings } = tasksOf(history(1));
    expect(times).toHaveLength(60);
    expect(lines[0].values.slice(-2)).toEqual([null, 2]);
    expect(happenings.map(({ at }) => at)).toEqual([minutesLater(61)]);
    expect(loadOf(history(1)).lines[0].values.slice(-2)).toEqual([null, 61]);
  });
});
