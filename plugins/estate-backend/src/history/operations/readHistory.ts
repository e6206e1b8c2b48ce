// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  encodeHistory,
  happeningsAtMost,
  historyRanges,
  rollUp,
  type Happening,
  type HistoryPoint,
  type HistoryRange,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import {
  DAY,
  HOUR,
  hoursTier,
  minuteOf,
  minutesAsPoints,
  momentOf,
  pointFromRow,
  type DbHappeningsRow,
  type DbHistoryPointRow,
  type Minute,
} from '../tables';

/** Reads how a workload was. */
export async function readHistory(
  tx: Knex.Transaction,
  options: { workloadId: string; range: HistoryRange; now: Date },
): Promise<Omit<WorkloadHistory, 'readEverySeconds'>> {
  const { workloadId, range, now } = options;
  const { points: count, stepMinutes } = historyRanges[range];
  // The minute, or hour, of now is the last.
  const current = Math.floor(minuteOf(now) / stepMinutes) * stepMinutes;
  const from = current - (count - 1) * stepMinutes;
  const known = await tx('estate_history_workloads')
    .where({ workload_id: workloadId })
    .first('key');
  const points: (HistoryPoint | undefined)[] = Array(count).fill(undefined);
  const history = {
    range,
    from: momentOf(from).toISOString(),
    stepSeconds: stepMinutes * 60,
  };
  if (!known) {
    return { ...history, points: encodeHistory(points), happenings: [] };
  }
  const workload: number = known.key;
  const read = stepMinutes === 1 ? readMinutes : readHours;
  for (const { minute, point } of await read(tx, workload, from)) {
    const index = (minute - from) / stepMinutes;
    // A clock that ran ahead may have written of times to come.
    if (index < count) {
      points[index] = point;
    }
  }
  const begins = await beginning(tx, workload);
  return {
    ...history,
    ...(begins === null ? {} : { beginsAt: momentOf(begins).toISOString() }),
    points: encodeHistory(points),
    happenings: await readHappenings(tx, workload, momentOf(from)),
  };
}

interface TimedPoint {
  minute: Minute;
  point: HistoryPoint;
}

async function readMinutes(
  tx: Knex.Transaction,
  workload: number,
  from: Minute,
): Promise<TimedPoint[]> {
  return readPoints(tx, minutesAsPoints, workload, from);
}

// Hours that are not closed, or not rolled up yet, come from their minutes.
async function readHours(
  tx: Knex.Transaction,
  workload: number,
  from: Minute,
): Promise<TimedPoint[]> {
  const hours = await readPoints(tx, hoursTier.table, workload, from);
  const progress = await tx('estate_history_progress')
    .where({ tier: hoursTier.table })
    .first('minute');
  const minutes = await readPoints(
    tx,
    minutesAsPoints,
    workload,
    Math.max(from, progress?.minute ?? from),
  );
  const open = new Map<Minute, HistoryPoint[]>();
  for (const { minute, point } of minutes) {
    const hour = Math.floor(minute / HOUR) * HOUR;
    open.set(hour, [...(open.get(hour) ?? []), point]);
  }
  return [
    ...hours,
    ...[...open].map(([minute, points]) => ({
      minute,
      point: rollUp(points)!,
    })),
  ];
}

async function readPoints(
  tx: Knex.Transaction,
  table: string,
  workload: number,
  from: Minute,
): Promise<TimedPoint[]> {
  const { rows } = await tx.raw<{ rows: DbHistoryPointRow[] }>(
    `SELECT * FROM ${table} AS points
     WHERE workload = :workload AND minute >= :from ORDER BY minute`,
    { workload, from },
  );
  return rows.map(row => ({ minute: row.minute, point: pointFromRow(row) }));
}

// The day in which it begins says less than its first hour, as long as that is kept.
async function beginning(
  tx: Knex.Transaction,
  workload: number,
): Promise<Minute | null> {
  const { rows } = await tx.raw<{
    rows: Record<'day' | 'hour' | 'minute', Minute | null>[];
  }>(
    `SELECT
       (SELECT min(minute) FROM estate_history_days WHERE workload = :workload) AS day,
       (SELECT min(minute) FROM estate_history_hours WHERE workload = :workload) AS hour,
       (SELECT min(minute) FROM estate_history_minutes WHERE workload = :workload) AS minute`,
    { workload },
  );
  const { day, hour, minute } = rows[0];
  const within = (start: Minute | null, step: Minute, finer: Minute | null) =>
    finer !== null && (start === null || finer < start + step) ? finer : start;
  return within(within(day, DAY, hour), HOUR, minute);
}

async function readHappenings(
  tx: Knex.Transaction,
  workload: number,
  since: Date,
): Promise<Happening[]> {
  const rows = await tx<DbHappeningsRow>('estate_happenings')
    .where({ workload })
    .where('at', '>=', since)
    .orderBy(
      ['at', 'kind', 'id'].map(column => ({ column, order: 'desc' as const })),
    )
    .limit(happeningsAtMost);
  return rows.reverse().map(({ id, kind, at, value }) => ({
    id,
    kind,
    at: at.toISOString(),
    ...value,
  }));
}
