// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from './facts';
import type { Workload } from './workload';

/**
 * Facts about one workload from one source at one time.
 *
 * @public
 */
export interface Observation {
  /** Id of the source that made it, for example `aws`. */
  sourceId: string;
  /** What it is about. */
  workload: Workload;
  /** Only the facts that this observation brings; others stay as they were. */
  facts: Partial<WorkloadFacts>;
}

/**
 * How far a source got in one scope (one environment) in its last sweep.
 *
 * @public
 */
export interface ScopeCoverage {
  /** Id of the source, for example `aws`. */
  sourceId: string;
  /** Environment id as configured, for example `health-dev`. */
  environmentId: string;
  /** Account of the environment, 12 digits. */
  accountId: string;
  /** Region of the environment. */
  region: string;
  /** Name of the department's group. */
  department: string;
  /** `ok`: all was read; `partial`: some kinds of facts failed; `failed`: nothing could be read. */
  state: 'ok' | 'partial' | 'failed';
  /** When the last sweep began to read it. */
  attemptedAt: string;
  /** Last time all was read. */
  succeededAt?: string;
  /** What could not be read; empty when the state is `ok`. */
  problems: ScopeProblem[];
  /** How the events of the scope are heard; absent where its source tells none. */
  events?: ScopeEvents;
}

/**
 * How a source hears of changes in a scope as they happen, so that it need not
 * be swept as often.
 *
 * @public
 */
export interface ScopeEvents {
  /** `hearing`: what happens is heard; `deaf`: it is not, see the problem. */
  state: 'hearing' | 'deaf';
  /** Since when the state is so. What a sweep read earlier is not known to be told. */
  since: string;
  /** All that happened before was heard, and what it concerns read again. */
  heardAt?: string;
  /** When the newest event happened that was heard. */
  lastEventAt?: string;
  /** Kinds of facts whose every change is told. */
  kinds: FactKind[];
  /** While it hears, the scope is swept this often, in seconds. */
  sweepEverySeconds: number;
  /** Events that nobody could handle and that wait for a person. */
  deadLetters?: number;
  /** Why it is deaf. */
  problem?: ScopeProblem;
}

/**
 * Something that a source could not read.
 *
 * @public
 */
export interface ScopeProblem {
  /** Kinds of facts that are missing because of it; empty means all. */
  kinds: FactKind[];
  /** Name of the error as the source calls it, for example `AccessDeniedException`. */
  code: string;
  /** The source's own words, without a secret. */
  message: string;
}
