// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  encodeHistory,
  pointOf,
  type HistoryPoint,
  type HistoryRange,
} from '@cabildo/plugin-estate-common';
import { historySpans, minutesRead } from './historySpans';

const observedAt = '2026-10-01T10:00:00.000Z';

function tasks(desired: number): HistoryPoint {
  return pointOf(
    {
      scaling: { value: { desired, running: desired, pending: 0 }, observedAt },
    },
    { status: 'healthy', atMaximum: desired === 4 },
  );
}

function history(
  range: HistoryRange,
  stepSeconds: number,
  points: (HistoryPoint | undefined)[],
) {
  const from = new Date(2026, 9, 1, 22, 58).toISOString();
  const columns = encodeHistory(points);
  const readEverySeconds = { tasks: 60, load: 900 };
  return {
    range,
    from,
    stepSeconds,
    readEverySeconds,
    points: columns,
    happenings: [],
  };
}

describe('historySpans', () => {
  it('should put minutes into the hours of the clock, the newest first, and keep a gap', () => {
    const spans = historySpans(
      history('24h', 60, [
        tasks(2),
        undefined,
        tasks(4),
        tasks(3),
        ...Array(58).fill(undefined),
        undefined,
      ]),
    );
    expect(spans.map(({ start }) => start.getHours())).toEqual([0, 23, 22]);
    expect(spans[0].point).toBeUndefined();
    expect(spans[1].point).toMatchObject({
      desired: 3,
      desiredHigh: 4,
      desiredLow: 3,
      atMaximum: 1,
    });
    expect(minutesRead(spans[1].point!)).toBe(2);
    expect(minutesRead(spans[2].point!)).toBe(1);
  });

  it('should not speak of the time before history begins', () => {
    const known = history('24h', 60, [undefined, undefined, tasks(2)]);
    const beginsAt = new Date(2026, 9, 1, 23, 0).toISOString();
    expect(historySpans({ ...known, beginsAt })).toHaveLength(1);
  });

  it('should put hours into the days of the reader', () => {
    const spans = historySpans(
      history('7d', 3_600, [tasks(2), undefined, tasks(4)]),
    );
    expect(spans.map(({ start }) => start.getDate())).toEqual([2, 1]);
    expect(spans[0].point?.desired).toBe(4);
  });
});
