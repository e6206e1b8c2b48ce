// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Knex } from 'knex';
import type { DbEstateRevisionRow } from '../tables';

/** Takes the next revision; other writers wait until the transaction ends. */
export async function nextRevision(tx: Knex.Transaction): Promise<number> {
  const [row] = await tx<DbEstateRevisionRow>('estate_revision')
    .where({ id: 1 })
    .increment('revision', 1)
    .returning('revision');
  return Number(row.revision);
}
