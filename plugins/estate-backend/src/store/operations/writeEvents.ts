// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import type { HeardScope } from '../types';

/** Records how scopes are heard. One that no sweep has read so far is left out. */
export async function writeEvents(
  tx: Knex.Transaction,
  scopes: HeardScope[],
): Promise<void> {
  const rows = scopes.map(({ sourceId, environmentId, events }) => ({
    source_id: sourceId,
    environment_id: environmentId,
    events,
  }));
  await tx.raw(
    `
    UPDATE estate_coverage AS known SET events = heard.events
    FROM jsonb_to_recordset(?::jsonb) AS heard
      (source_id text, environment_id text, events jsonb)
    WHERE known.source_id = heard.source_id
      AND known.environment_id = heard.environment_id
    `,
    [JSON.stringify(rows)],
  );
}
