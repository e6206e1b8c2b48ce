// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What can be done with a stack:
 * - `busy`: wait;
 * - `ready`: update;
 * - `remains`: it holds nothing that works; delete and create again;
 * - `proposed`: only change sets exist; create;
 * - `stuck`: only a person can go on.
 */
export type StackSituation =
  | 'busy'
  | 'ready'
  | 'remains'
  | 'proposed'
  | 'stuck';

const SITUATIONS: Record<string, StackSituation> = {
  CREATE_COMPLETE: 'ready',
  UPDATE_COMPLETE: 'ready',
  UPDATE_ROLLBACK_COMPLETE: 'ready',
  IMPORT_COMPLETE: 'ready',
  IMPORT_ROLLBACK_COMPLETE: 'ready',
  CREATE_FAILED: 'remains',
  ROLLBACK_COMPLETE: 'remains',
  ROLLBACK_FAILED: 'remains',
  DELETE_FAILED: 'remains',
  REVIEW_IN_PROGRESS: 'proposed',
};

export function stackSituation(status: string | undefined): StackSituation {
  if (status && Object.hasOwn(SITUATIONS, status)) {
    return SITUATIONS[status];
  }
  return status?.endsWith('_IN_PROGRESS') ? 'busy' : 'stuck';
}
