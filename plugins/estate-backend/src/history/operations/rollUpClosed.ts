// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  historyMeasures,
  historyRules,
  type HistoryMeasure,
} from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import {
  columnOf,
  DAY,
  daysTier,
  HOUR,
  hoursTier,
  minutesAsPoints,
  type HistoryTier,
  type Minute,
} from '../tables';
import { makePartitions } from './partitions';

/** A tier that is rolled up from a finer one. */
export interface RollUp {
  into: HistoryTier;
  /** Table, or expression that stands for one. */
  from: string;
  /** Minutes of a point that is rolled up into. */
  step: Minute;
}

export const hoursRollUp: RollUp = {
  into: hoursTier,
  from: minutesAsPoints,
  step: HOUR,
};

export const daysRollUp: RollUp = {
  into: daysTier,
  from: hoursTier.table,
  step: DAY,
};

const COLUMNS = historyMeasures.map(columnOf);

/**
 * Rolls up, one after the other, the hours or days that are closed: each as a
 * whole and in a transaction of its own, so that to do it again changes nothing.
 *
 * @param until - minutes from here on may still change
 * @returns start of the first one that is not rolled up
 */
export async function rollUpClosed(
  client: Knex,
  rollUp: RollUp,
  until: Minute,
  signal: AbortSignal,
): Promise<Minute | undefined> {
  const { into, step } = rollUp;
  const closed = Math.floor(until / step) * step;
  const known = await client('estate_history_progress')
    .where({ tier: into.table })
    .first('minute');
  let start: Minute | undefined =
    known?.minute ?? (await firstFrom(client, rollUp));
  while (start !== undefined && start < closed) {
    signal.throwIfAborted();
    const bucket: Minute = start;
    await makePartitions(client, into, { from: bucket, to: bucket });
    start = await client.transaction(async tx => {
      const rows = await rollUpOne(tx, rollUp, bucket);
      // After a long silence the next one that has something to say.
      const next =
        rows > 0
          ? bucket + step
          : Math.min((await firstFrom(tx, rollUp, bucket)) ?? closed, closed);
      await tx('estate_history_progress')
        .insert({ tier: into.table, minute: next })
        .onConflict('tier')
        .merge();
      return next;
    });
  }
  return start;
}

/** Start of the first hour or day of which something is known. */
async function firstFrom(
  client: Knex,
  { from, step }: RollUp,
  since: Minute = 0,
): Promise<Minute | undefined> {
  const { rows } = await client.raw<{ rows: { minute: Minute | null }[] }>(
    `SELECT min(minute) AS minute FROM ${from} AS points WHERE minute >= :since`,
    { since },
  );
  const [{ minute }] = rows;
  return minute === null ? undefined : Math.floor(minute / step) * step;
}

async function rollUpOne(
  tx: Knex.Transaction,
  { into, from, step }: RollUp,
  bucket: Minute,
): Promise<number> {
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `
    INSERT INTO ${into.table} (workload, minute, ${COLUMNS.join(', ')})
    SELECT workload, :bucket, ${historyMeasures.map(rolledUp).join(', ')}
    FROM ${from} AS points
    WHERE minute >= :bucket AND minute < :end
    GROUP BY workload
    ON CONFLICT (workload, minute) DO UPDATE SET
      ${COLUMNS.map(column => `${column} = excluded.${column}`).join(', ')}
    `,
    { bucket, end: bucket + step },
  );
  return rowCount;
}

// Summed in double precision: the columns hold what is left of it.
function rolledUp(measure: HistoryMeasure): string {
  const rule = historyRules[measure];
  const column = columnOf(measure);
  switch (rule) {
    case 'sum':
      return `sum(${column}::float8)`;
    case 'low':
      return `min(${column})`;
    case 'high':
      return `max(${column})`;
    case 'last':
      return `(array_agg(${column} ORDER BY minute DESC) FILTER (WHERE ${column} IS NOT NULL))[1]`;
    default: {
      const weight = columnOf(rule.meanBy);
      return `sum(${column}::float8 * ${weight}) / sum(${weight})`;
    }
  }
}
