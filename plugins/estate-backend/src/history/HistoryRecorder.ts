// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { happeningsOf, type EstateRow } from '@cabildo/plugin-estate-common';
import type { SeldomReading } from '../snapshot/toRow';
import type { HintChange, ScopeChange } from '../store/types';
import { readingsFrom } from './readingsFrom';
import { readingsHeard } from './readingsHeard';
import type { HistoryStore } from './types';

/** @internal */
export interface HistoryRecorderOptions {
  store: HistoryStore;
  /** All workloads as readers know them, by id. */
  known: () => ReadonlyMap<string, EstateRow>;
  staleAfterSeconds: number;
  seldom: SeldomReading;
  logger: LoggerService;
}

/** Remembers what was read, beside the reading: a gap in the past is no fault of the present. */
export class HistoryRecorder {
  readonly #options: HistoryRecorderOptions;

  constructor(options: HistoryRecorderOptions) {
    this.#options = options;
  }

  /** Never fails: what could not be remembered is logged, and stays a gap. */
  async record(change: ScopeChange): Promise<void> {
    const { store, known, staleAfterSeconds, seldom } = this.#options;
    const { environmentId, attemptedAt } = change.coverage;
    await this.#remember([environmentId], () =>
      store.record({
        readings: readingsFrom(change, {
          known: known(),
          staleAfterSeconds,
          seldom,
          now: new Date(),
        }),
        readAt: new Date(attemptedAt),
      }),
    );
  }

  /**
   * Remembers what an event made known to have happened: a deployment may be
   * over, and gone from the facts, before the next minute. Never fails.
   */
  async recordHint(change: HintChange): Promise<void> {
    await this.#remember([change.environmentId], () =>
      this.#options.store.recordHappenings(
        change.observations.map(({ workload, facts }) => ({
          workloadId: workload.id,
          happenings: happeningsOf(facts),
        })),
      ),
    );
  }

  /**
   * Remembers environments that are not read because all that changes in them
   * is heard. Never fails.
   */
  async recordHeard(environmentIds: string[], at: Date): Promise<void> {
    const { store, known } = this.#options;
    const wanted = new Set(environmentIds);
    await this.#remember(environmentIds, () =>
      store.record({
        readings: readingsHeard(
          [...known().values()].filter(({ workload }) =>
            wanted.has(workload.environmentId),
          ),
          at,
        ),
        readAt: at,
      }),
    );
  }

  async #remember(
    environmentIds: string[],
    record: () => Promise<void>,
  ): Promise<void> {
    try {
      await record();
    } catch (error) {
      this.#options.logger.error(
        `What was read of '${environmentIds.join(
          "', '",
        )}' could not be added to its history`,
        toError(error),
      );
    }
  }
}
