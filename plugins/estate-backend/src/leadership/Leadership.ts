// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

const TRY_EVERY_MS = 5_000;
const GONE_AFTER_MS = 30_000;

/** @internal */
export interface LeadershipOptions {
  database: DatabaseService;
  /** What is led: one replica of all does it. */
  name: string;
  /** How soon another replica takes over after the connection of one is gone. */
  tryEveryMilliseconds?: number;
  /** How long a replica may say nothing: its machine is gone, or it hangs. */
  goneAfterMilliseconds?: number;
  logger: LoggerService;
}

/**
 * Lets one replica do something that has no end.
 *
 * @remarks
 *
 * A task of the scheduler ends, and its lock outlives a process that was
 * killed by the task's timeout. An advisory lock of PostgreSQL ends with the
 * connection that holds it: see "Advisory Locks" in its documentation. The
 * transaction reads nothing and holds no snapshot, so it hinders no vacuum.
 * Who leads says so every few seconds; the database itself ends a connection
 * on which nothing is said (`idle_in_transaction_session_timeout`), as a
 * machine that was lost closes none.
 */
export class Leadership {
  readonly #options: LeadershipOptions;

  constructor(options: LeadershipOptions) {
    this.#options = options;
  }

  /** Does the work whenever no other replica does it, until the signal. */
  async whileLeading(
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { name, logger, tryEveryMilliseconds = TRY_EVERY_MS } = this.#options;
    while (!signal.aborted) {
      try {
        await this.#leadOnce(signal, work);
      } catch (error) {
        if (!signal.aborted) {
          logger.error(
            `The work '${name}' ended and is tried again`,
            toError(error),
          );
        }
      }
      await delay(tryEveryMilliseconds, undefined, { signal }).catch(() => {});
    }
  }

  async #leadOnce(
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const {
      database,
      name,
      tryEveryMilliseconds = TRY_EVERY_MS,
      goneAfterMilliseconds = GONE_AFTER_MS,
    } = this.#options;
    const client = await database.getClient();
    await client.transaction(async tx => {
      const { rows } = await tx.raw<{ rows: { leads: boolean }[] }>(
        'SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS leads',
        [name],
      );
      if (!rows[0].leads) {
        return;
      }
      await tx.raw(
        "SELECT set_config('idle_in_transaction_session_timeout', ?, true)",
        [`${goneAfterMilliseconds}ms`],
      );
      const term = new AbortController();
      const holds = async () => {
        while (!term.signal.aborted) {
          await delay(tryEveryMilliseconds, undefined, {
            signal: term.signal,
          }).catch(() => {});
          await tx.raw('SELECT 1');
        }
      };
      const held = holds().catch(error => term.abort(error));
      try {
        await work(AbortSignal.any([signal, term.signal]));
      } finally {
        term.abort();
        await held;
      }
    });
  }
}
