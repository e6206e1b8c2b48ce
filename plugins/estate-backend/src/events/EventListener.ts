// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EstateSource } from '@cabildo/plugin-estate-node';
import type { EstateConfig } from '../config';
import type { EstateStore, HeardScope } from '../store/types';
import type { ListenerTiming } from './ListenerTiming';
import { ScopeListener, type ScopeListenerOptions } from './ScopeListener';

const TIMING: ListenerTiming = {
  gatherMilliseconds: 400,
  recordEveryMilliseconds: 10_000,
  retryMilliseconds: 5_000,
};

/** @internal */
export interface EventListenerOptions {
  sources: () => EstateSource[];
  store: EstateStore;
  /** Remembers what was stored; does not fail. */
  history: ScopeListenerOptions['history'];
  isSwept: ScopeListenerOptions['isSwept'];
  config: EstateConfig['sweep'];
  timing?: ListenerTiming;
  logger: LoggerService;
}

/**
 * Listens to every scope of the sources that can tell what happens. One
 * replica of the portal does at a time, see `Leadership`.
 */
export class EventListener {
  readonly #options: EventListenerOptions;
  readonly #logger: LoggerService;

  constructor(options: EventListenerOptions) {
    this.#options = options;
    this.#logger = options.logger.child({ task: 'estate-events' });
  }

  /**
   * Listens until the signal.
   *
   * @throws whatever keeps a source from naming its scopes
   */
  async listen(signal: AbortSignal): Promise<void> {
    const sources = this.#options.sources().filter(source => source.listen);
    const perSource = await Promise.all(
      sources.map(source => this.#listenersOf(source, signal)),
    );
    const listeners = perSource.flatMap(byScope => [...byScope.values()]);
    await Promise.all([
      this.#record(listeners, signal),
      ...perSource.flatMap(byScope =>
        [...byScope.values()].map(listener =>
          listener.listen(async (environmentId, hint) =>
            byScope.get(environmentId)?.take(hint),
          ),
        ),
      ),
    ]);
  }

  async #listenersOf(
    source: EstateSource,
    signal: AbortSignal,
  ): Promise<Map<string, ScopeListener>> {
    const { config, timing = TIMING } = this.#options;
    const scopes = await source.scopes();
    return new Map(
      scopes.map(scope => [
        scope.environmentId,
        new ScopeListener({
          ...this.#options,
          source,
          scope,
          timeoutSeconds: config.scopeTimeoutSeconds,
          sweepEverySeconds: config.everySecondsWhileHearing,
          timing,
          logger: this.#logger,
          signal,
        }),
      ]),
    );
  }

  async #record(
    listeners: ScopeListener[],
    signal: AbortSignal,
  ): Promise<void> {
    const { recordEveryMilliseconds } = this.#options.timing ?? TIMING;
    while (!signal.aborted) {
      await delay(recordEveryMilliseconds, undefined, { signal }).catch(
        () => {},
      );
      const heard = new Map<ScopeListener, HeardScope>();
      for (const listener of listeners) {
        const change = listener.changed();
        if (change) {
          heard.set(listener, change);
        }
      }
      if (heard.size === 0) {
        continue;
      }
      try {
        await this.#options.store.recordEvents([...heard.values()]);
      } catch (error) {
        [...heard.keys()].forEach(listener => listener.notRecorded());
        this.#logger.error(
          'How far the environments were heard could not be stored: it is tried again',
          toError(error),
        );
      }
    }
  }
}
