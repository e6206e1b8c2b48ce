// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { countWorkloads } from './counts';
import type { EstateSnapshot } from './snapshot';
import type { Verdict } from './verdict';

/**
 * A row whose verdict nobody has confirmed since a moment: what was last known
 * stays, and how it is now is unknown.
 *
 * @param since - since when the portal has not answered
 * @public
 */
export function unheard<Row extends { verdict: Verdict }>(
  row: Row,
  since: Date,
): Row {
  return {
    ...row,
    verdict: {
      status: 'unknown',
      reasons: [
        {
          code: 'portal-silent',
          status: 'unknown',
          params: { silentSince: since.toISOString() },
        },
      ],
      atMaximum: false,
      needsAttention: false,
    },
  };
}

/**
 * A snapshot of which nothing has been confirmed since a moment.
 *
 * @param since - since when the portal has not answered
 * @public
 */
export function unheardSnapshot(
  snapshot: EstateSnapshot,
  since: Date,
): EstateSnapshot {
  const rows = snapshot.rows.map(row => unheard(row, since));
  const { byStatus, atMaximum } = countWorkloads(rows);
  return {
    ...snapshot,
    rows,
    totals: { ...snapshot.totals, byStatus, atMaximum, accountsFresh: 0 },
  };
}
