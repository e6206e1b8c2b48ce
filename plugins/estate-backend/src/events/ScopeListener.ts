// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ScopeEvents, ScopeProblem } from '@cabildo/plugin-estate-common';
import {
  problemFrom,
  readScope,
  type EstateScope,
  type EstateSource,
  type HearingReport,
  type WorkloadHint,
} from '@cabildo/plugin-estate-node';
import type { EstateStore, HeardScope, HintChange } from '../store/types';
import { mergeObservations } from '../sweep/mergeObservations';
import { previousIn, type Previous } from '../sweep/previousIn';
import { HintGatherer } from './HintGatherer';
import type { ListenerTiming } from './ListenerTiming';

// Few enough to be read well within the time that one reading may take.
const WORKLOADS_A_READING = 50;

const LAST_RETRY_MS = 5 * 60_000;

/** @internal */
export interface ScopeListenerOptions {
  source: EstateSource;
  scope: EstateScope;
  store: EstateStore;
  /** Remembers what was stored; does not fail. */
  history: { recordHint(change: HintChange): Promise<void> };
  /** Whether all that there is was read once. */
  isSwept: (sourceId: string, environmentId: string) => boolean;
  /** How long a reading may take. */
  timeoutSeconds: number;
  /** How often the scope is swept while it hears. */
  sweepEverySeconds: number;
  timing: Pick<ListenerTiming, 'gatherMilliseconds' | 'retryMilliseconds'>;
  logger: LoggerService;
  signal: AbortSignal;
}

/**
 * Listens to one scope, reads again what its hints name, and knows how far it
 * has heard.
 */
export class ScopeListener {
  readonly #options: ScopeListenerOptions;
  readonly #hints: HintGatherer;
  #events: ScopeEvents | undefined;
  #isChanged = false;
  /** How often listening ended without having heard anything. */
  #failures = 0;
  /** What changed from then on is heard and was read; what changed before, a sweep has to find. */
  #since = '';

  constructor(options: ScopeListenerOptions) {
    this.#options = options;
    const { timing, signal } = options;
    this.#hints = new HintGatherer({
      read: hint => this.#read(hint),
      gatherMilliseconds: timing.gatherMilliseconds,
      signal,
    });
  }

  /** @returns when what the hint names was read again, or a sweep will */
  async take(hint: WorkloadHint): Promise<void> {
    await this.#hints.take(hint);
  }

  /** What is to be recorded since the last call. */
  changed(): HeardScope | undefined {
    const { source, scope } = this.#options;
    if (!this.#isChanged || !this.#events) {
      return undefined;
    }
    this.#isChanged = false;
    return {
      sourceId: source.id,
      environmentId: scope.environmentId,
      events: this.#events,
    };
  }

  /** What was to be recorded could not be: it is changed still. */
  notRecorded(): void {
    this.#isChanged = true;
  }

  /** Listens until the signal, also again after it failed. */
  async listen(
    onHint: (environmentId: string, hint: WorkloadHint) => Promise<void>,
  ): Promise<void> {
    const { source, scope, signal, timing } = this.#options;
    while (!signal.aborted) {
      this.#since = new Date().toISOString();
      try {
        await source.listen?.(scope, {
          signal,
          onHint,
          onHeard: report => this.#hear(report),
        });
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        this.#turnDeaf(problemFrom(error, []));
      }
      this.#failures += 1;
      const wait = retryAfter(this.#failures, timing.retryMilliseconds);
      await delay(wait, undefined, { signal }).catch(() => {});
    }
  }

  #hear(report: HearingReport): void {
    const { source, scope, sweepEverySeconds, logger } = this.#options;
    const before = this.#events;
    this.#failures = 0;
    if (before?.state !== 'hearing' && report.heardAt === undefined) {
      return;
    }
    if (before?.state === 'deaf') {
      logger.info(`What happens in '${scope.environmentId}' is heard again`);
    }
    this.#set({
      state: 'hearing',
      since: this.#since,
      kinds: [...(source.toldKinds ?? [])],
      sweepEverySeconds,
      heardAt: report.heardAt ?? before?.heardAt,
      lastEventAt: report.lastEventAt ?? before?.lastEventAt,
      deadLetters: report.deadLetters ?? before?.deadLetters,
    });
  }

  #turnDeaf(problem: ScopeProblem): void {
    const { source, scope, sweepEverySeconds, logger } = this.#options;
    const before = this.#events;
    if (before?.problem?.code !== problem.code) {
      logger.warn(
        `What happens in '${scope.environmentId}' is not heard, so it is swept more often`,
        { sourceId: source.id, code: problem.code, message: problem.message },
      );
    }
    this.#set({
      state: 'deaf',
      since: before?.state === 'deaf' ? before.since : new Date().toISOString(),
      kinds: [...(source.toldKinds ?? [])],
      sweepEverySeconds,
      lastEventAt: before?.lastEventAt,
      deadLetters: before?.deadLetters,
      problem,
    });
  }

  /** Something was heard and could not be read: only a sweep knows it now. */
  #missed(): void {
    this.#since = new Date().toISOString();
    if (this.#events?.state === 'hearing') {
      this.#set({ ...this.#events, since: this.#since });
    }
  }

  #set(events: ScopeEvents): void {
    this.#events = events;
    this.#isChanged = true;
  }

  async #read(hint: WorkloadHint): Promise<void> {
    const { workloadIds, kinds } = hint;
    for (let from = 0; from < workloadIds.length; from += WORKLOADS_A_READING) {
      const ids = workloadIds.slice(from, from + WORKLOADS_A_READING);
      await this.#readSome(ids, kinds);
    }
  }

  async #readSome(ids: string[], kinds: WorkloadHint['kinds']): Promise<void> {
    const { source, scope, store, isSwept, signal, logger } = this.#options;
    try {
      const previous = await previousIn(store, { ids });
      const known = ids.filter(id => previous(id));
      await this.#readOnly({ workloadIds: known, kinds }, previous);
      await this.#readOnly(
        {
          workloadIds: ids.filter(id => !previous(id)),
          // What is new is not known in part until the next sweep; before the first one all is new.
          kinds: isSwept(source.id, scope.environmentId)
            ? [...source.kinds]
            : kinds,
        },
        previous,
      );
    } catch (error) {
      signal.throwIfAborted();
      logger.error(
        `What events of '${scope.environmentId}' hinted at could not be stored, so it is swept again`,
        toError(error),
      );
      this.#missed();
    }
  }

  async #readOnly(only: WorkloadHint, previous: Previous): Promise<void> {
    const { source, scope, store, history } = this.#options;
    const { timeoutSeconds, signal } = this.#options;
    if (only.workloadIds.length === 0) {
      return;
    }
    const readAt = new Date().toISOString();
    const { reading } = await readScope(source, scope, {
      signal,
      previous,
      only,
      timeoutSeconds,
    });
    const observations = mergeObservations(reading?.observations ?? []);
    const seen = new Set(observations.map(({ workload }) => workload.id));
    const unseen = only.workloadIds.filter(id => !seen.has(id));
    const isComplete = reading?.inventory === 'complete';
    const missingIds = isComplete ? unseen : [];
    if (observations.length > 0 || missingIds.length > 0) {
      const change = {
        sourceId: source.id,
        environmentId: scope.environmentId,
        readAt,
        observations,
        missingIds,
      };
      await store.applyHint(change);
      await history.recordHint(change);
    }
    const isWhole = reading !== undefined && reading.problems.length === 0;
    if (!isWhole || (!isComplete && unseen.some(previous))) {
      this.#missed();
    }
  }
}

function retryAfter(failures: number, first: number): number {
  const wait = Math.min(first * 2 ** (failures - 1), LAST_RETRY_MS);
  // Accounts that went deaf together need not come back together.
  return wait * (0.5 + Math.random() / 2);
}
