// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DatabaseHistoryStoreOptions } from '../history/DatabaseHistoryStore';

/** How tests keep history: as by default. */
export const historyConfig: Pick<
  DatabaseHistoryStoreOptions,
  'keep' | 'readEverySeconds'
> = {
  keep: { minutes: 2 * 1_440, hours: 60 * 1_440, days: 1_095 * 1_440 },
  readEverySeconds: { tasks: 60, load: 900 },
};
