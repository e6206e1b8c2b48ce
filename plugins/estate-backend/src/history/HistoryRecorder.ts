// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import type { ScopeChange } from '../store/types';
import { readingsFrom } from './readingsFrom';
import { readingsHeard } from './readingsHeard';
import type { HistoryReading, HistoryStore } from './types';

/** @internal */
export interface HistoryRecorderOptions {
  store: HistoryStore;
  /** All workloads as readers know them, by id. */
  known: () => ReadonlyMap<string, EstateRow>;
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
    const { known, staleAfterSeconds } = this.#options;
    const { environmentId, attemptedAt } = change.coverage;
    await this.#remember([environmentId], new Date(attemptedAt), () =>
      readingsFrom(change, {
        known: known(),
        staleAfterSeconds,
        now: new Date(),
      }),
    );
  }

  /**
   * Remembers environments that are not read because all that changes in them
   * is heard. Never fails.
   */
  async recordHeard(environmentIds: string[], at: Date): Promise<void> {
    const wanted = new Set(environmentIds);
    await this.#remember(environmentIds, at, () =>
      readingsHeard(
        [...this.#options.known().values()].filter(({ workload }) =>
          wanted.has(workload.environmentId),
        ),
        at,
      ),
    );
  }

  async #remember(
    environmentIds: string[],
    readAt: Date,
    readings: () => HistoryReading[],
  ): Promise<void> {
    const { store, logger } = this.#options;
    try {
      await store.record({ readings: readings(), readAt });
    } catch (error) {
      logger.error(
        `What was read of '${environmentIds.join(
          "', '",
        )}' could not be added to its history`,
        toError(error),
      );
    }
  }
}
