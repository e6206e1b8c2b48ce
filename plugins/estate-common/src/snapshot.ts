// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadFacts } from './facts';
import type { ScopeCoverage } from './observation';
import type { WorkloadSummary } from './summary';
import type { Verdict, VerdictStatus } from './verdict';
import type { Workload } from './workload';

/**
 * All that is known of one workload, and what that amounts to.
 *
 * @public
 */
export interface EstateRow {
  /** What it is. */
  workload: Workload;
  /** What is known of it. */
  facts: WorkloadFacts;
  /** What that amounts to. */
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
  /** When it was put together; its facts have times of their own. */
  generatedAt: string;
  /** Facts older than this count as unknown. */
  staleAfterSeconds: number;
  /** Worst first. */
  rows: WorkloadSummary[];
  /** Counts over the rows of this snapshot. */
  totals: EstateTotals;
  /**
   * How far each source got. Empty for a reader who may not read coverage:
   * for them the totals say how many accounts are fresh.
   */
  coverage: ScopeCoverage[];
}

/**
 * Counts over the rows that the reader may see.
 *
 * @public
 */
export interface EstateTotals {
  /** Number of rows. */
  workloads: number;
  /** Number of rows by what their facts amount to. */
  byStatus: Record<VerdictStatus, number>;
  /** Rows that have all the tasks they may have. */
  atMaximum: number;
  /** AWS accounts that the rows lie in or that a source was asked about. */
  accounts: number;
  /** Of these, the accounts that were read in full not longer ago than facts hold. */
  accountsFresh: number;
  /** Oldest fact in view; undefined when there is none. */
  oldestFactAt?: string;
}
