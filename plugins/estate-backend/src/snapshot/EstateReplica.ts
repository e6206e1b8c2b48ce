// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EventEmitter, once } from 'node:events';
import {
  compareRows,
  summarize,
  totals,
  type EstateRow,
  type EstateSnapshot,
  type ScopeCoverage,
  type Workload,
  type WorkloadFacts,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import type {
  EstateStore,
  StoredCoverage,
  StoredWorkload,
} from '../store/types';
import { toRow, type SeldomReading } from './toRow';

// Only time changes a verdict between two changes of the store; facts are
// stale after minutes.
const ASSESS_AGAIN_AFTER_MS = 10_000;

/** The whole estate at one moment. Never changed once made. */
export interface EstateView {
  snapshot: EstateSnapshot;
  /** With all facts, by id of the workload. */
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
  #fingerprint = '';
  #view: EstateView | undefined;
  readonly #made = new EventEmitter().setMaxListeners(0);
  /** By workload, so that a row that says the same stays the same object. */
  #summaries = new Map<string, Summarized>();

  constructor(options: EstateReplicaOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
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

  /** What is stored of a workload. */
  factsOf(workloadId: string): WorkloadFacts | undefined {
    return this.#workloads.get(workloadId)?.facts;
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
    const { staleAfterSeconds, seldom, entityRefOf } = this.#options;
    const rows = [...this.#workloads.values()]
      .map(stored =>
        toRow(stored, {
          now,
          staleAfterSeconds,
          seldom,
          coverageOf: (sourceId, environmentId) =>
            this.#coverage.get(keyOf({ sourceId, environmentId })),
          entityRef: entityRefOf(stored.workload),
        }),
      )
      .sort(compareRows);
    const coverage = [...this.#coverage.values()].map(
      stored => stored.coverage,
    );
    const counted = totals(rows, { coverage, now, staleAfterSeconds });
    const fingerprint = JSON.stringify([
      counted,
      rows.map(row => [row.verdict, row.entityRef]),
    ]);
    // The same view is kept as long as it says the same, and with it all that
    // was made from it.
    if (!changed && fingerprint === this.#fingerprint) {
      return;
    }
    this.#fingerprint = fingerprint;
    this.#view = {
      snapshot: {
        generatedAt: now.toISOString(),
        staleAfterSeconds,
        rows: this.#summarizeAll(rows),
        totals: counted,
        coverage,
      },
      rows: new Map(rows.map(row => [row.workload.id, row])),
    };
    this.#made.emit('view');
  }

  #summarizeAll(rows: EstateRow[]): WorkloadSummary[] {
    const before = this.#summaries;
    this.#summaries = new Map(
      rows.map(row => {
        const { id } = row.workload;
        const basis = JSON.stringify([
          row.observedAt,
          row.entityRef,
          row.verdict,
        ]);
        const stored = this.#workloads.get(id);
        const known = before.get(id);
        return [
          id,
          known && known.stored === stored && known.basis === basis
            ? known
            : { stored, basis, summary: summarize(row) },
        ];
      }),
    );
    return [...this.#summaries.values()].map(({ summary }) => summary);
  }
}

interface Summarized {
  stored: StoredWorkload | undefined;
  /** What a summary depends on besides what is stored. */
  basis: string;
  summary: WorkloadSummary;
}

function keyOf(
  scope: Pick<ScopeCoverage, 'sourceId' | 'environmentId'>,
): string {
  return `${scope.sourceId}/${scope.environmentId}`;
}
