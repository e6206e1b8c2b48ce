// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  CallCount,
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
  /**
   * Narrows the reading: of these workloads these kinds, and what comes with
   * them for nothing. Absent: everything.
   */
  only?: WorkloadHint;
  /**
   * Kinds whose last facts still hold, of every workload that was known. A
   * source may leave them out, and then says so in {@link ScopeReading.kept}.
   */
  keep?: readonly FactKind[];
}

/**
 * Something may have changed.
 *
 * @remarks
 *
 * A hint is no fact: events come twice, late and out of order, and say less
 * than a reading does. So what it names is read again, whatever it said.
 *
 * @public
 */
export interface WorkloadHint {
  /** Ids of the workloads it concerns; that one is not there (any more) is no error. */
  workloadIds: string[];
  /** Kinds of facts that may be different. */
  kinds: FactKind[];
}

/**
 * What a source is given to listen to a scope with.
 *
 * @public
 */
export interface ListenOptions {
  /** Aborts when nobody wants to hear any more. */
  signal: AbortSignal;
  /**
   * Takes a hint, also for another environment of the source.
   *
   * @returns when what it names was read again, or will be by the next sweep
   * @throws the reason of the signal when it ended that: the hint was not taken
   * then and has to be brought again
   */
  onHint(environmentId: string, hint: WorkloadHint): Promise<void>;
  /** Takes note of how far the source has heard. */
  onHeard(report: HearingReport): void;
}

/**
 * How far a source has heard.
 *
 * @public
 */
export interface HearingReport {
  /** All hints of what happened before were taken. */
  heardAt?: string;
  /** When the newest event happened that was heard. */
  lastEventAt?: string;
  /** Events that nobody could handle and that wait for a person. */
  deadLetters?: number;
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
   * Whether every workload that was asked for was looked for: all of the
   * scope, or those that {@link CollectOptions.only} names. Only then are those
   * of them that no observation brings taken to be gone.
   */
  inventory: 'complete' | 'partial';
  /** Kinds that were left out because their last facts hold: these stay, as old as they are. */
  kept?: FactKind[];
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
  /** Kinds of facts that change seldom and are dear to read: every sweep may leave them out for an hour or so. */
  readonly seldomKinds?: readonly FactKind[];
  /** Kinds of facts whose every change {@link EstateSource.listen} tells; others are only swept. */
  readonly toldKinds?: readonly FactKind[];
  /**
   * Listens to one scope until the signal, so that it need not be swept as
   * often. Absent where a source cannot.
   *
   * @throws whatever keeps it from hearing, in words like those of `collect`;
   * the engine tries again later and sweeps meanwhile
   */
  listen?(scope: EstateScope, options: ListenOptions): Promise<void>;
  /** What was called since the process began; absent where nothing is counted. */
  calls?(): CallCount[];
}
