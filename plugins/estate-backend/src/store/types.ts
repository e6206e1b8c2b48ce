// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  FactKind,
  Observation,
  ScopeCoverage,
  ScopeEvents,
  Workload,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';

/** What one reading of one scope found. */
export interface ScopeChange {
  coverage: ScopeCoverage;
  /** One for each workload. */
  observations: Observation[];
  /**
   * Kinds that were read of every workload of the scope. A fact of such a kind
   * that no observation brings is no longer so; one that is unchanged is
   * confirmed without a write.
   */
  confirmedKinds: FactKind[];
  /** Whether all workloads were listed, so that those not observed are gone. */
  inventoryComplete: boolean;
}

/** What was read again of some workloads of a scope. */
export interface HintChange {
  sourceId: string;
  environmentId: string;
  /** When the reading began, ISO 8601. */
  readAt: string;
  /** One for each workload; others stay as they were. */
  observations: Observation[];
  /** Workloads that were looked for and are not there. */
  missingIds: string[];
}

/** How a scope is heard. */
export interface HeardScope {
  sourceId: string;
  environmentId: string;
  events: ScopeEvents;
}

/** A workload as stored, with facts and who observed them. */
export interface StoredWorkload {
  workload: Workload;
  sourceId: string;
  seenAt: string;
  facts: WorkloadFacts;
  /** Source of each fact. */
  factSources: Partial<Record<FactKind, string>>;
}

/** Coverage as stored. */
export interface StoredCoverage {
  coverage: ScopeCoverage;
  /** By kind, the start of the last reading that read it of every workload. */
  confirmedAt: Partial<Record<FactKind, string>>;
}

/** What is different since a revision. */
export interface EstateChanges {
  revision: number;
  /** Whether this is everything, so that what is not in it does not exist. */
  complete: boolean;
  /** With their essential facts alone. */
  workloads: StoredWorkload[];
  removedIds: string[];
  /** All coverage there is. */
  coverage: StoredCoverage[];
}

/** Which workloads are meant. */
export type WorkloadsOf = { ids: string[] } | { environmentId: string };

/** Keeps the newest facts of the estate. */
export interface EstateStore {
  /**
   * Applies one reading as a whole. Facts may come late, twice and out of
   * order: an old fact never overwrites a newer one.
   *
   * @returns how many facts were written
   */
  applyScope(change: ScopeChange): Promise<{ factsWritten: number }>;

  /**
   * Applies what was read again of some workloads. An old fact never overwrites
   * a newer one, and a workload that a later reading found stays.
   */
  applyHint(change: HintChange): Promise<void>;

  /** Records how scopes are heard. */
  recordEvents(scopes: HeardScope[]): Promise<void>;

  /** Forgets the scopes of a source, with their workloads, that it no longer has. */
  retainScopes(sourceId: string, environmentIds: string[]): Promise<void>;

  /** @returns undefined when nothing changed since that revision */
  changesSince(revision: number): Promise<EstateChanges | undefined>;

  /** @returns those there are, with all facts, in no order */
  workloads(of: WorkloadsOf): Promise<StoredWorkload[]>;
}
