// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DatabaseService } from '@backstage/backend-plugin-api';
import type {
  HistoryRange,
  WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import type { EstateConfig } from '../config';
import { forgetHappenings, recordHappenings } from './operations/happenings';
import { dropPartitions, makePartitions } from './operations/partitions';
import { readHistory } from './operations/readHistory';
import { recordMinutes, recordWorkloads } from './operations/recordMinutes';
import {
  daysRollUp,
  hoursRollUp,
  rollUpClosed,
} from './operations/rollUpClosed';
import { daysTier, hoursTier, minuteOf, minutesTier } from './tables';
import type { HistoryReading, HistoryStore, WorkloadHappenings } from './types';

/** A reading is stored at most so long after it began. */
const LATE_MINUTES = 5;

/** @internal */
export interface DatabaseHistoryStoreOptions {
  /** With the tables made. */
  database: DatabaseService;
  keep: EstateConfig['history'];
  /** Seconds between two readings while somebody watches. */
  readEverySeconds: WorkloadHistory['readEverySeconds'];
  now?: () => Date;
}

/** {@link HistoryStore} in PostgreSQL. */
export class DatabaseHistoryStore implements HistoryStore {
  readonly #client: Knex;
  readonly #options: DatabaseHistoryStoreOptions;
  readonly #now: () => Date;

  static async create(
    options: DatabaseHistoryStoreOptions,
  ): Promise<DatabaseHistoryStore> {
    const store = new DatabaseHistoryStore(
      await options.database.getClient(),
      options,
    );
    await store.#makeRoom();
    return store;
  }

  private constructor(client: Knex, options: DatabaseHistoryStoreOptions) {
    this.#client = client;
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async record(options: {
    readings: HistoryReading[];
    readAt: Date;
  }): Promise<void> {
    const { readings } = options;
    if (readings.length === 0) {
      return;
    }
    await this.#client.transaction(async tx => {
      await recordWorkloads(tx, readings);
      await recordMinutes(tx, options);
      await recordHappenings(tx, { workloads: readings, now: this.#now() });
    });
  }

  async recordHappenings(workloads: WorkloadHappenings[]): Promise<void> {
    const some = workloads.filter(({ happenings }) => happenings.length > 0);
    if (some.length === 0) {
      return;
    }
    await this.#client.transaction(async tx => {
      await recordWorkloads(tx, some);
      await recordHappenings(tx, { workloads: some, now: this.#now() });
    });
  }

  async rollUp(signal: AbortSignal): Promise<void> {
    const client = this.#client;
    await this.#makeRoom();
    const now = minuteOf(this.#now());
    const hours = await rollUpClosed(
      client,
      hoursRollUp,
      now - LATE_MINUTES,
      signal,
    );
    if (hours !== undefined) {
      await rollUpClosed(client, daysRollUp, hours, signal);
    }
    // Only now: nothing is dropped before it was rolled up.
    const { minutes, hours: keptHours, days } = this.#options.keep;
    await dropPartitions(client, minutesTier, now - minutes);
    await dropPartitions(client, hoursTier, now - keptHours);
    await dropPartitions(client, daysTier, now - days);
    await forgetHappenings(client, this.#now());
  }

  async read(
    workloadId: string,
    range: HistoryRange,
  ): Promise<WorkloadHistory> {
    const { readEverySeconds } = this.#options;
    // One moment for all that is read, though the roll-up goes on.
    const history = await this.#client.transaction(
      tx => readHistory(tx, { workloadId, range, now: this.#now() }),
      { isolationLevel: 'repeatable read', readOnly: true },
    );
    return { ...history, readEverySeconds };
  }

  async #makeRoom(): Promise<void> {
    const now = minuteOf(this.#now());
    await makePartitions(this.#client, minutesTier, {
      from: now - LATE_MINUTES,
      to: now + 2 * minutesTier.partition,
    });
  }
}
