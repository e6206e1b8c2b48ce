// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import type { WorkloadHappenings } from '../types';

/** As long as AWS tells of scaling activities, and some weeks more. */
const KEPT_DAYS = 60;

/** Writes what is new or has gone on since; what began long ago is left out. */
export async function recordHappenings(
  tx: Knex.Transaction,
  options: { workloads: WorkloadHappenings[]; now: Date },
): Promise<void> {
  const since = oldest(options.now);
  const rows = options.workloads.flatMap(({ workloadId, happenings }) =>
    happenings
      .filter(({ at }) => Date.parse(at) >= since.getTime())
      .map(({ kind, id, at, ...value }) => ({
        workload_id: workloadId,
        kind,
        id,
        at,
        changed_at: value.endedAt ?? at,
        value,
      })),
  );
  if (rows.length === 0) {
    return;
  }
  await tx.raw(
    `
    INSERT INTO estate_happenings AS known (workload, kind, id, at, changed_at, value)
    SELECT DISTINCT ON (key, kind, id) key, kind, id, at, changed_at, value
    FROM jsonb_to_recordset(:rows::jsonb) AS seen
      (workload_id text, kind text, id text, at timestamptz, changed_at timestamptz, value jsonb)
    JOIN estate_history_workloads USING (workload_id)
    ORDER BY key, kind, id, changed_at DESC, value->>'endedAt' IS NULL
    ON CONFLICT (workload, kind, id) DO UPDATE SET
      at = excluded.at, changed_at = excluded.changed_at, value = excluded.value
    WHERE excluded.changed_at > known.changed_at
      -- It may end in the second in which it began.
      OR (excluded.changed_at = known.changed_at
        AND excluded.value->>'endedAt' IS NOT NULL
        AND known.value->>'endedAt' IS NULL)
    `,
    { rows: JSON.stringify(rows) },
  );
}

export async function forgetHappenings(client: Knex, now: Date): Promise<void> {
  await client('estate_happenings').where('at', '<', oldest(now)).delete();
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - KEPT_DAYS * 86_400_000);
}
