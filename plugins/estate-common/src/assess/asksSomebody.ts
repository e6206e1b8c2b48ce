// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason, ReasonCode } from '../verdict';

// Ask something of a person although what runs is well.
const ASK_THOUGH_WELL: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'deployment-failed',
  'certificate-expiring',
  'pipeline-failed',
  'approval-waiting',
]);

/**
 * Whether a person of the owning department or the platform has something to
 * do because of this reason.
 *
 * @public
 */
export function asksSomebody(reason: Reason): boolean {
  return (
    reason.status === 'down' ||
    reason.status === 'degraded' ||
    ASK_THOUGH_WELL.has(reason.code)
  );
}
