// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import { columnOf, minuteOf, statusNumbers } from '../tables';
import type { HistoryReading, WorkloadHappenings } from '../types';

/** Gives each workload that is new to history its number. */
export async function recordWorkloads(
  tx: Knex.Transaction,
  workloads: Pick<WorkloadHappenings, 'workloadId'>[],
): Promise<void> {
  // Asked first: a conflict would use a number up each minute.
  await tx.raw(
    `INSERT INTO estate_history_workloads (workload_id)
     SELECT seen.id FROM unnest(:workloadIds::text[]) AS seen(id)
     WHERE NOT EXISTS (
       SELECT FROM estate_history_workloads AS known WHERE known.workload_id = seen.id
     )
     ORDER BY seen.id -- Two that write at the same time would wait for each other.
     ON CONFLICT (workload_id) DO NOTHING`,
    { workloadIds: workloads.map(({ workloadId }) => workloadId) },
  );
}

const MEASURES = [
  'desired',
  'running',
  'min',
  'max',
  'healthyTargets',
  'unhealthyTargets',
  'cpuPercent',
  'memoryPercent',
  'requests',
  'errors',
  'latencySeconds',
] as const;

const COLUMNS = [
  'millisecond',
  'status',
  'at_maximum',
  ...MEASURES.map(columnOf),
];

/** Writes the minute of a reading, unless a later one of that minute is known. */
export async function recordMinutes(
  tx: Knex.Transaction,
  options: { readings: HistoryReading[]; readAt: Date },
): Promise<void> {
  const { readings, readAt } = options;
  const rows = readings.map(({ workloadId, status, point }) => ({
    workload_id: workloadId,
    status: statusNumbers[status],
    at_maximum: point.atMaximum === 1,
    ...Object.fromEntries(
      MEASURES.map(measure => [columnOf(measure), point[measure]]),
    ),
  }));
  await tx.raw(
    `
    INSERT INTO estate_history_minutes AS known (workload, minute, ${COLUMNS.join(
      ', ',
    )})
    SELECT key, :minute, :millisecond, ${COLUMNS.slice(1).join(', ')}
    FROM jsonb_to_recordset(:rows::jsonb) AS seen (
      workload_id text, status smallint, at_maximum boolean,
      desired integer, running integer, min integer, max integer,
      healthy_targets integer, unhealthy_targets integer,
      cpu_percent real, memory_percent real,
      requests real, errors real, latency_seconds real
    )
    JOIN estate_history_workloads USING (workload_id)
    ON CONFLICT (workload, minute) DO UPDATE SET
      ${COLUMNS.map(column => `${column} = excluded.${column}`).join(', ')}
    WHERE excluded.millisecond > known.millisecond
    `,
    {
      rows: JSON.stringify(rows),
      minute: minuteOf(readAt),
      millisecond: readAt.getTime() % 60_000,
    },
  );
}
