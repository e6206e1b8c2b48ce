// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  VerdictStatus,
  WorkloadSummary,
} from '@cabildo/plugin-estate-common';

/**
 * Whether a second line stands under a row: why it is not well, what it was
 * before, or which of a service's functions it is.
 */
export function isNoted(
  { workload, verdict }: Pick<WorkloadSummary, 'workload' | 'verdict'>,
  before: VerdictStatus | undefined,
): boolean {
  return (
    verdict.status !== 'healthy' ||
    before !== undefined ||
    workload.runtime === 'lambda'
  );
}
