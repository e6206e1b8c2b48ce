// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import pg from 'pg';

/** Forgets all that is known of the estate, as before its first sweep; nobody may be using it. @public */
export async function forgetEstate(context: PartContext): Promise<void> {
  await query(
    context,
    'TRUNCATE estate_workloads, estate_facts, estate_coverage CASCADE',
  );
}

/**
 * Makes each workload into several that differ by name, until there are so many; nobody may be using the estate.
 *
 * @returns how many there are now
 * @public
 */
export async function multiplyEstate(
  context: PartContext,
  atLeast: number,
): Promise<number> {
  const [{ count }] = await query<{ count: string }>(
    context,
    'SELECT count(*) FROM estate_workloads WHERE removed_at IS NULL',
  );
  const copies = Math.max(0, Math.ceil(atLeast / Number(count)) - 1);
  await query(
    context,
    `
    WITH copied AS (
      INSERT INTO estate_workloads (id, source_id, environment_id, workload, seen_at, revision)
      SELECT id || $1 || n, source_id, environment_id,
        workload || jsonb_build_object('id', id || $1 || n, 'name', (workload->>'name') || $1 || n),
        seen_at, revision
      FROM estate_workloads, generate_series(1, $2::int) AS n
      WHERE removed_at IS NULL
    )
    INSERT INTO estate_facts (workload_id, kind, source_id, value, observed_at)
    SELECT workload_id || $1 || n, kind, source_id, value, observed_at
    FROM estate_facts, generate_series(1, $2::int) AS n
    `,
    // A name of its own for each time, or copies of copies would be called as copies are.
    [`-${atLeast}-`, copies],
  );
  return Number(count) * (copies + 1);
}

async function query<TRow extends pg.QueryResultRow>(
  { ports, secrets }: PartContext,
  text: string,
  values?: unknown[],
): Promise<TRow[]> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: ports.postgres,
    user: 'cabildo',
    password: secrets.postgresPassword,
    database: 'backstage_plugin_estate',
  });
  await client.connect();
  try {
    const { rows } = await client.query<TRow>(text, values);
    return rows;
  } finally {
    await client.end();
  }
}
