// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import type { HistoryTier, Minute } from '../tables';

// Waiting for long readers of the whole table would make all others wait behind.
const LOCK_TIMEOUT = '5s';

/** Makes the partitions that hold these minutes, where they are missing. */
export async function makePartitions(
  client: Knex,
  tier: HistoryTier,
  minutes: { from: Minute; to: Minute },
): Promise<void> {
  const { table, partition } = tier;
  const first = Math.floor(minutes.from / partition);
  const last = Math.floor(minutes.to / partition);
  const wanted = Array.from(
    { length: last - first + 1 },
    (_value, index) => first + index,
  );
  const known = new Set(await partitionsOf(client, tier));
  const missing = wanted.filter(number => !known.has(number));
  if (missing.length === 0) {
    return;
  }
  await client.transaction(async tx => {
    await lock(tx);
    for (const number of missing) {
      await tx.raw(
        `CREATE TABLE IF NOT EXISTS ${table}_p${number} PARTITION OF ${table}
         FOR VALUES FROM (${number * partition}) TO (${
          (number + 1) * partition
        })`,
      );
    }
  });
}

/** Drops the partitions that hold nothing from this minute on. */
export async function dropPartitions(
  client: Knex,
  tier: HistoryTier,
  before: Minute,
): Promise<void> {
  const old = (await partitionsOf(client, tier)).filter(
    number => (number + 1) * tier.partition <= before,
  );
  if (old.length === 0) {
    return;
  }
  await client.transaction(async tx => {
    await lock(tx);
    for (const number of old) {
      await tx.raw(`DROP TABLE IF EXISTS ${tier.table}_p${number}`);
    }
  });
}

async function partitionsOf(
  client: Knex,
  { table }: HistoryTier,
): Promise<number[]> {
  const { rows } = await client.raw<{ rows: { name: string }[] }>(
    `SELECT relname AS name FROM pg_inherits
     JOIN pg_class ON pg_class.oid = inhrelid
     WHERE inhparent = ?::regclass`,
    [table],
  );
  return rows.map(({ name }) => Number(name.slice(`${table}_p`.length)));
}

// Replicas that start together make the same ones.
async function lock(tx: Knex.Transaction): Promise<void> {
  await tx.raw(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('estate_history'))`);
}
