// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import type { ScopeChange } from '../store/types';
import { readingsFrom } from './readingsFrom';
import type { HistoryStore } from './types';

/** @internal */
export interface HistoryRecorderOptions {
  store: HistoryStore;
  /** The workload as it is known to readers. */
  known: (workloadId: string) => EstateRow | undefined;
  staleAfterSeconds: number;
  logger: LoggerService;
}

/** Remembers what a sweep read, beside the sweep: a gap in the past is no fault of the present. */
export class HistoryRecorder {
  readonly #options: HistoryRecorderOptions;

  constructor(options: HistoryRecorderOptions) {
    this.#options = options;
  }

  /** Never fails: what could not be remembered is logged, and stays a gap. */
  async record(change: ScopeChange): Promise<void> {
    const { store, known, staleAfterSeconds, logger } = this.#options;
    try {
      await store.record({
        readings: readingsFrom(change, {
          known,
          staleAfterSeconds,
          now: new Date(),
        }),
        readAt: new Date(change.coverage.attemptedAt),
      });
    } catch (error) {
      logger.error(
        `What was read of '${change.coverage.environmentId}' could not be added to its history`,
        toError(error),
      );
    }
  }
}
