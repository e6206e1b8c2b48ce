// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  decodeHistory,
  rollUp,
  type HistoryPoint,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';

/** An hour or a day of a history, as a table shows it. */
export interface HistorySpan {
  start: Date;
  /** Undefined where the workload was not read at all. */
  point: HistoryPoint | undefined;
}

/**
 * Hours of the reader's clock for a day of history, days for a longer one; the
 * newest first, down to where history begins.
 */
export function historySpans(history: WorkloadHistory): HistorySpan[] {
  const from = Date.parse(history.from);
  const begin = Date.parse(history.beginsAt ?? history.from);
  const spans = new Map<number, HistoryPoint[]>();
  decodeHistory(history.points).forEach((point, index) => {
    const at = from + index * history.stepSeconds * 1_000;
    if (at + history.stepSeconds * 1_000 <= begin) {
      return;
    }
    const start = new Date(at);
    if (history.range === '24h') {
      start.setMinutes(0, 0, 0);
    } else {
      start.setHours(0, 0, 0, 0);
    }
    const points = spans.get(start.getTime()) ?? [];
    spans.set(start.getTime(), point ? [...points, point] : points);
  });
  return [...spans]
    .map(([start, points]) => ({
      start: new Date(start),
      point: rollUp(points),
    }))
    .reverse();
}

/** Minutes in which the workload was read. */
export function minutesRead(point: HistoryPoint): number {
  const { down, degraded, unknown, idle, healthy } = point;
  return [down, degraded, unknown, idle, healthy].reduce<number>(
    (sum, minutes) => sum + (minutes ?? 0),
    0,
  );
}
