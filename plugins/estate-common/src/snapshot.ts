// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from './facts';
import type { ScopeCoverage } from './observation';
import type { Verdict, VerdictStatus } from './verdict';
import type { Workload } from './workload';

/**
 * One row of the estate: a workload, what is known of it, what that amounts to.
 *
 * @public
 */
export interface EstateRow {
  workload: Workload;
  facts: WorkloadFacts;
  verdict: Verdict;
  /** Oldest observation among the facts that carry the verdict. */
  observedAt: string;
  /** Entity ref of the catalogue Component, when there is one the reader may see. */
  entityRef?: string;
}

/**
 * Kinds of facts that the rows of a snapshot carry: what a table of the whole
 * estate shows. The others are left out to keep the answer small, which says
 * nothing about whether they are known; one workload is read with all of them.
 *
 * @public
 */
export const snapshotFactKinds: readonly FactKind[] = [
  'scaling',
  'range',
  'deployments',
  'certificate',
  'metrics',
];

/**
 * The newest merged state of the part of the estate that the reader may see.
 *
 * @public
 */
export interface EstateSnapshot {
  generatedAt: string;
  /** Facts older than this count as unknown. */
  staleAfterSeconds: number;
  /** Worst first, each with the facts of {@link snapshotFactKinds}. */
  rows: EstateRow[];
  totals: EstateTotals;
  /**
   * How far each source got. Empty for a reader who may not read coverage:
   * for them the totals say how many accounts are fresh.
   */
  coverage: ScopeCoverage[];
}

/** @public */
export interface EstateTotals {
  workloads: number;
  byStatus: Record<VerdictStatus, number>;
  atMaximum: number;
  accounts: number;
  accountsFresh: number;
  /** Oldest fact in view; undefined when there is none. */
  oldestFactAt?: string;
}
