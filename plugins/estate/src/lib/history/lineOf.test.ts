// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  encodeHistory,
  pointOf,
  type HistoryPoint,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import { alone, lineOf } from './lineOf';

const observedAt = '2026-10-01T10:00:00.000Z';

/** A minute that was watched, with its load where that was read. */
function minute(cpuPercent?: number): HistoryPoint {
  return pointOf(
    {
      scaling: { value: { desired: 2, running: 2, pending: 0 }, observedAt },
      metrics: { value: { cpuPercent }, observedAt },
    },
    { status: 'healthy', atMaximum: false },
  );
}

function history(
  points: (HistoryPoint | undefined)[],
  readEverySeconds = { tasks: 60, load: 300 },
  stepSeconds = 60,
): WorkloadHistory {
  return {
    range: '24h',
    from: observedAt,
    stepSeconds,
    readEverySeconds,
    points: encodeHistory(points),
    happenings: [],
  };
}

const cpu = (known: WorkloadHistory) =>
  lineOf(known, known.points.cpuPercent, 'load');
const running = (known: WorkloadHistory) =>
  lineOf(known, known.points.running, 'tasks');
const times = <T>(count: number, value: T): T[] => Array(count).fill(value);

describe('lineOf', () => {
  it('should join readings of load that are a sweep apart while events are heard', () => {
    const heard = history([minute(10), ...times(4, minute()), minute(20)]);
    expect(cpu(heard)).toEqual([10, ...times(4, undefined), 20]);
    expect(alone(cpu(heard))).toEqual([]);
  });

  it('should break where load could not be read for longer than two sweeps', () => {
    const denied = history([minute(10), ...times(10, minute()), minute(20)]);
    expect(cpu(denied)).toEqual([10, ...times(10, null), 20]);
    expect(alone(cpu(denied))).toEqual([0, 11]);
  });

  it('should break where nobody watched, however soon load was read again', () => {
    const away = [minute(10), undefined, undefined, minute(20)];
    expect(cpu(history(away))).toEqual([10, null, null, 20]);
    expect(running(history(away))).toEqual([2, null, null, 2]);
  });

  it('should join over a minute that a late sweep jumped over', () => {
    const late = history([minute(10), undefined, minute(20)]);
    expect(running(late)).toEqual([2, undefined, 2]);
    expect(cpu(late)).toEqual([10, undefined, 20]);
  });

  it('should join what is swept more seldom than each minute', () => {
    const seldom = [minute(), ...times(4, undefined), minute(), undefined];
    expect(running(history(seldom, { tasks: 300, load: 300 }))).toEqual([
      2,
      ...times(4, undefined),
      2,
      null,
    ]);
  });

  it('should break at each hour of which nothing is known', () => {
    const hours = [minute(10), undefined, minute(20), minute(30)];
    const week = history(hours, { tasks: 60, load: 900 }, 3_600);
    expect(cpu(week)).toEqual([10, null, 20, 30]);
    expect(alone(cpu(week))).toEqual([0]);
  });
});
