// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EventEmitter, once } from 'node:events';
import {
  totals,
  type EstateRow,
  type EstateSnapshot,
  type ScopeCoverage,
  type Workload,
} from '@cabildo/plugin-estate-common';
import type {
  EstateStore,
  StoredCoverage,
  StoredWorkload,
} from '../store/types';
import { RowJudge } from './RowJudge';
import { toRow, type SeldomReading } from './toRow';

// Only time changes a verdict between two changes of the store; facts are
// stale after minutes.
const ASSESS_AGAIN_AFTER_MS = 10_000;

/** The whole estate at one moment. Never changed once made. */
export interface EstateView {
  snapshot: EstateSnapshot;
  /** With their essential facts alone, by id of the workload. */
  rows: ReadonlyMap<string, EstateRow>;
}

/** @internal */
export interface EstateReplicaOptions {
  store: EstateStore;
  staleAfterSeconds: number;
  seldom: SeldomReading;
  /** The Component that a workload belongs to. */
  entityRefOf: (workload: Workload) => string | undefined;
  now?: () => Date;
}

/**
 * This process's copy of the store. Every replica of the portal follows the
 * store, so all answer the same and none asks a source for a reader.
 */
export class EstateReplica {
  readonly #options: EstateReplicaOptions;
  readonly #now: () => Date;
  readonly #workloads = new Map<string, StoredWorkload>();
  #coverage = new Map<string, StoredCoverage>();
  #revision = 0;
  #assessedAt = 0;
  #view: EstateView | undefined;
  readonly #made = new EventEmitter().setMaxListeners(0);
  readonly #judge: RowJudge;

  constructor(options: EstateReplicaOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#judge = new RowJudge({
      ...options,
      againAfterMs: ASSESS_AGAIN_AFTER_MS,
    });
  }

  /** The newest view; undefined before the store was first read. */
  view(): EstateView | undefined {
    return this.#view;
  }

  /** Waits for a view that is newer than the present one, or for the signal. */
  async nextView(signal: AbortSignal): Promise<void> {
    try {
      await once(this.#made, 'view', { signal });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  /**
   * Reads workloads with all facts from the store, which are too many to be
   * kept here, and judges them.
   *
   * @returns those there are, in no order
   */
  async read(ids: string[]): Promise<EstateRow[]> {
    const { store, entityRefOf } = this.#options;
    const stored = ids.length > 0 ? await store.workloads({ ids }) : [];
    const now = this.#now();
    return stored.map(each =>
      toRow(each, {
        ...this.#options,
        coverageOf: (sourceId, environmentId) =>
          this.coverageOf(sourceId, environmentId),
        entityRef: entityRefOf(each.workload),
        now,
      }),
    );
  }

  /** How far a source got in an environment, as stored. */
  coverageOf(
    sourceId: string,
    environmentId: string,
  ): StoredCoverage | undefined {
    return this.#coverage.get(keyOf({ sourceId, environmentId }));
  }

  /**
   * Takes over what changed in the store, and judges again where time has
   * passed: also while the store cannot be read, or facts would not grow old.
   */
  async follow(): Promise<void> {
    let changed = false;
    try {
      changed = await this.#readChanges();
    } finally {
      this.#assessAgain(changed);
    }
  }

  async #readChanges(): Promise<boolean> {
    const changes = await this.#options.store.changesSince(this.#revision);
    if (!changes) {
      return this.#view === undefined;
    }
    if (changes.complete) {
      this.#workloads.clear();
    }
    for (const id of changes.removedIds) {
      this.#workloads.delete(id);
    }
    for (const stored of changes.workloads) {
      this.#workloads.set(stored.workload.id, stored);
    }
    this.#coverage = new Map(
      changes.coverage.map(stored => [keyOf(stored.coverage), stored]),
    );
    this.#revision = changes.revision;
    return true;
  }

  #assessAgain(changed: boolean): void {
    const now = this.#now();
    const waited = now.getTime() - this.#assessedAt >= ASSESS_AGAIN_AFTER_MS;
    if (changed || (waited && this.#view)) {
      this.#assessedAt = now.getTime();
      this.#assessAll(now, changed);
    }
  }

  #assessAll(now: Date, changed: boolean): void {
    const { staleAfterSeconds } = this.#options;
    const { rows, summaries, isSame } = this.#judge.judge(
      this.#workloads,
      this.#coverage.values(),
      now,
    );
    const coverage = [...this.#coverage.values()].map(
      stored => stored.coverage,
    );
    const counted = totals(summaries, { coverage, now, staleAfterSeconds });
    const isCountedSame =
      JSON.stringify(counted) === JSON.stringify(this.#view?.snapshot.totals);
    // The same view is kept as long as it says the same, and with it all that
    // was made from it.
    if (!changed && isSame && isCountedSame) {
      return;
    }
    this.#view = {
      snapshot: {
        generatedAt: now.toISOString(),
        staleAfterSeconds,
        rows: summaries,
        totals: counted,
        coverage,
      },
      rows: new Map(rows.map(row => [row.workload.id, row])),
    };
    this.#made.emit('view');
  }
}

function keyOf(
  scope: Pick<ScopeCoverage, 'sourceId' | 'environmentId'>,
): string {
  return `${scope.sourceId}/${scope.environmentId}`;
}
