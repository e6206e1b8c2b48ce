// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ScopeCoverage } from '@cabildo/plugin-estate-common';
import {
  readScope,
  type EstateScope,
  type EstateSource,
} from '@cabildo/plugin-estate-node';
import type { EstateConfig } from '../config';
import type { EstateStore, ScopeChange, StoredCoverage } from '../store/types';
import { changeFrom } from './changeFrom';
import { forEachLimited } from './forEachLimited';
import { isDue } from './isDue';
import { kindsToKeep } from './kindsToKeep';
import { previousIn } from './previousIn';

/** @internal */
export interface EstateSweeperOptions {
  sources: () => EstateSource[];
  store: EstateStore;
  /** How far a source got in an environment the last time. */
  coverageOf: (
    sourceId: string,
    environmentId: string,
  ) => StoredCoverage | undefined;
  staleAfterSeconds: number;
  /** Remembers; does not fail. */
  history: {
    /** What was stored. */
    record(change: ScopeChange): Promise<void>;
    /** Environments that were not read, because they are heard. */
    recordHeard(environmentIds: string[], at: Date): Promise<void>;
  };
  config: EstateConfig['sweep'];
  logger: LoggerService;
}

interface ScopeOfSource {
  source: EstateSource;
  scope: EstateScope;
}

/**
 * Asks the sources for every scope that is due and puts what they say into the
 * store.
 *
 * @remarks
 *
 * Each scope stands alone: one that fails, hangs or cannot be stored leaves the
 * others as fresh as they would be without it.
 */
export class EstateSweeper {
  readonly #options: EstateSweeperOptions;
  readonly #logger: LoggerService;
  /** State of each scope as last logged, so that a lasting failure is one line. */
  readonly #logged = new Map<string, string>();
  constructor(options: EstateSweeperOptions) {
    this.#options = options;
    this.#logger = options.logger.child({ task: 'estate-sweep' });
  }

  /**
   * Sweeps again and again until the signal, from start to start as often as
   * configured. One replica of the portal does at a time, see `Leadership`; it
   * goes on where another stopped that did not get to the end.
   */
  async sweepUntil(signal: AbortSignal): Promise<void> {
    const { everySeconds, initialDelaySeconds } = this.#options.config;
    const pause = (seconds: number) =>
      delay(seconds * 1000, undefined, { signal }).catch(() => {});
    await pause(initialDelaySeconds);
    let readBefore: Date | undefined = new Date(
      Date.now() - everySeconds * 500,
    );
    while (!signal.aborted) {
      const next = pause(everySeconds);
      await this.sweep(signal, readBefore);
      readBefore = undefined;
      await next;
    }
  }

  /**
   * Sweeps once.
   *
   * @param readBefore - scopes that were read after it are left out
   */
  async sweep(signal: AbortSignal, readBefore?: Date): Promise<void> {
    const { sources, config, coverageOf, staleAfterSeconds, history } =
      this.#options;
    const startedAt = Date.now();
    const heard: string[] = [];
    const perSource = await Promise.all(
      sources().map(source => this.#scopesOf(source)),
    );
    const scopes = perSource.flat().filter(({ source, scope }) => {
      const stored = coverageOf(source.id, scope.environmentId);
      const due = isDue(source, stored, {
        now: new Date(startedAt),
        staleAfterSeconds,
      });
      if (!due) {
        heard.push(scope.environmentId);
      }
      return due && !(readBefore && wasRead(stored, readBefore));
    });
    // First: an environment that hangs must not make the minute of the others late.
    await history.recordHeard(heard, new Date(startedAt));
    await forEachLimited(scopes, config.concurrency, scope =>
      this.#sweepScope(scope, signal),
    );
    this.#logger.debug('Swept the estate', {
      scopes: scopes.length,
      milliseconds: Date.now() - startedAt,
    });
  }

  async #scopesOf(source: EstateSource): Promise<ScopeOfSource[]> {
    try {
      const scopes = await source.scopes();
      await this.#options.store.retainScopes(
        source.id,
        scopes.map(scope => scope.environmentId),
      );
      return scopes.map(scope => ({ source, scope }));
    } catch (error) {
      this.#logger.error(
        `The scopes of the source '${source.id}' could not be read or kept: it is not swept this time`,
        toError(error),
      );
      return [];
    }
  }

  async #sweepScope(
    { source, scope }: ScopeOfSource,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, coverageOf, history, config } = this.#options;
    try {
      await delay(Math.random() * config.jitterMilliseconds, undefined, {
        signal,
      });
      const { environmentId } = scope;
      const previous = await previousIn(store, { environmentId });
      const outcome = await readScope(source, scope, {
        signal,
        previous,
        keep: kindsToKeep(source, coverageOf(source.id, environmentId), {
          now: new Date(),
          everySeconds: config.everySecondsOfSeldom,
        }),
        timeoutSeconds: config.scopeTimeoutSeconds,
      });
      const change = changeFrom(source, outcome);
      await store.applyScope(change);
      this.#logState(outcome.coverage);
      await history.record(change);
    } catch (error) {
      if (signal.aborted) {
        this.#logger.debug(`Sweep ended before '${scope.environmentId}'`);
        return;
      }
      this.#logger.error(
        `What '${source.id}' says of '${scope.environmentId}' is lost: the store could not be read or written, and it is read again with the next sweep`,
        toError(error),
      );
    }
  }

  #logState(coverage: ScopeCoverage): void {
    const { sourceId, environmentId, state, problems } = coverage;
    const key = `${sourceId}/${environmentId}`;
    const codes = [...new Set(problems.map(problem => problem.code))].sort();
    const said = [state, ...codes].join(' ');
    const before = this.#logged.get(key) ?? 'ok';
    this.#logged.set(key, said);
    if (said === before) {
      return;
    }
    if (state === 'ok') {
      this.#logger.info(`'${environmentId}' is read completely again`);
    } else {
      this.#logger.warn(`'${environmentId}' could not be read completely`, {
        sourceId,
        state,
        codes: codes.join(', '),
        firstMessage: problems[0]?.message ?? '',
      });
    }
  }
}

function wasRead(stored: StoredCoverage | undefined, since: Date): boolean {
  return stored !== undefined && new Date(stored.coverage.attemptedAt) >= since;
}
