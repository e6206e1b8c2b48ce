// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  historyMeasures,
  type Happening,
  type HistoryMeasure,
  type HistoryPoint,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';

/** Minutes since 1970, in UTC. */
export type Minute = number;

export const HOUR: Minute = 60;
export const DAY: Minute = 1_440;

/** Numbers of the statuses in the table of minutes; a number keeps its meaning for ever. */
export const statusNumbers: Readonly<Record<VerdictStatus, number>> = {
  down: 0,
  degraded: 1,
  unknown: 2,
  idle: 3,
  healthy: 4,
};

/** A table of history, cut into partitions so that what is old is dropped at once. */
export interface HistoryTier {
  table:
    | 'estate_history_minutes'
    | 'estate_history_hours'
    | 'estate_history_days';
  /** Minutes that one partition holds. */
  partition: Minute;
}

export const minutesTier: HistoryTier = {
  table: 'estate_history_minutes',
  partition: 6 * HOUR,
};

export const hoursTier: HistoryTier = {
  table: 'estate_history_hours',
  partition: 7 * DAY,
};

export const daysTier: HistoryTier = {
  table: 'estate_history_days',
  partition: 90 * DAY,
};

/** A row of the tables of hours and days, or of minutes seen through {@link minutesAsPoints}. */
export type DbHistoryPointRow = {
  workload: number;
  minute: Minute;
} & Record<string, number | null>;

export interface DbHappeningsRow {
  workload: number;
  kind: Happening['kind'];
  id: string;
  at: Date;
  changed_at: Date;
  value: Omit<Happening, 'kind' | 'id' | 'at'>;
}

export function minuteOf(moment: Date): Minute {
  return Math.floor(moment.getTime() / 60_000);
}

export function momentOf(minute: Minute): Date {
  return new Date(minute * 60_000);
}

/** Column of a measure. */
export function columnOf(measure: HistoryMeasure): string {
  return measure.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

export function pointFromRow(row: DbHistoryPointRow): HistoryPoint {
  return Object.fromEntries(
    historyMeasures.map(measure => [measure, row[columnOf(measure)]]),
  ) as HistoryPoint;
}

const STATUS_COLUMNS = Object.entries(statusNumbers)
  .map(([status, number]) => `(status = ${number})::integer AS ${status}`)
  .join(', ');

/** Minutes with the columns that hours have. */
export const minutesAsPoints = `(
  SELECT workload, minute, ${STATUS_COLUMNS},
    at_maximum::integer AS at_maximum,
    desired, desired AS desired_low, desired AS desired_high,
    running, running AS running_low, running AS running_high,
    min, max, healthy_targets, unhealthy_targets,
    cpu_percent, cpu_percent AS cpu_percent_high,
    CASE WHEN cpu_percent IS NOT NULL THEN 1 END AS cpu_minutes,
    memory_percent, memory_percent AS memory_percent_high,
    CASE WHEN memory_percent IS NOT NULL THEN 1 END AS memory_minutes,
    requests, errors,
    CASE WHEN requests IS NOT NULL THEN 1 END AS requests_minutes,
    latency_seconds
  FROM estate_history_minutes
)`;
