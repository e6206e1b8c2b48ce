// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  FactKind,
  Observation,
  ScopeProblem,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';

/**
 * What a source reads at one go, and what fails or succeeds by itself: one
 * environment.
 *
 * @public
 */
export interface EstateScope {
  /** Environment id as configured, for example `health-dev`. */
  environmentId: string;
  /** Account of the environment, 12 digits. */
  accountId: string;
  /** Region of the environment. */
  region: string;
  /** Name of the department's group. */
  department: string;
}

/**
 * What a source is given to read a scope with.
 *
 * @public
 */
export interface CollectOptions {
  /** Aborts when the sweep is over or took too long; end at once then. */
  signal: AbortSignal;
  /**
   * What is known of a workload so far, so that a source can tell since when
   * something has been so.
   */
  previous?: (workloadId: string) => WorkloadFacts | undefined;
}

/**
 * What a source read in one scope.
 *
 * @public
 */
export interface ScopeReading {
  /**
   * One or more for each workload; where two bring the same kind of fact, the
   * newer counts. A fact that is `observedAt` before the reading began does not
   * replace what an earlier reading confirmed.
   */
  observations: Observation[];
  /**
   * What could not be read, in the source's own words. A kind that is named
   * keeps its last facts, which grow stale; a kind that is not named and that
   * no observation brings is no longer so, and is forgotten.
   */
  problems: ScopeProblem[];
  /**
   * Whether all workloads of the scope were listed. Only then are those that
   * are missing taken to be gone.
   */
  inventory: 'complete' | 'partial';
}

/**
 * A source of observations, for example AWS or Kubernetes.
 *
 * @remarks
 *
 * The engine decides when and how often a source is asked; a source only reads.
 * `describeEstateSource` of `./testUtils` checks what every source has to keep.
 *
 * @public
 */
export interface EstateSource {
  /** Unique among the sources, for example `aws`. */
  readonly id: string;
  /** Kinds of facts that it can bring. */
  readonly kinds: readonly FactKind[];
  /** Where it can look. Each environment once. */
  scopes(): Promise<EstateScope[]>;
  /**
   * Reads one scope.
   *
   * @throws whatever hindered it when nothing could be read: name and message
   * are shown to people who may read coverage, so they hold no secret
   */
  collect(scope: EstateScope, options: CollectOptions): Promise<ScopeReading>;
}
