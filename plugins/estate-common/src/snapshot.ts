// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadFacts } from './facts';
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
 * The newest merged state of the part of the estate that the reader may see.
 *
 * @public
 */
export interface EstateSnapshot {
  generatedAt: string;
  rows: EstateRow[];
  totals: EstateTotals;
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
