// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  EstateRow,
  Verdict,
  Workload,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type { StoredCoverage, StoredWorkload } from '../store/types';
import { withConfirmedTimes } from './toRow';

/**
 * A row as it is kept. Its facts are put together when they are asked for:
 * all of them are as many objects again as are stored, and few are looked at.
 */
export class HeldRow implements EstateRow {
  readonly verdict: Verdict;
  readonly observedAt: string;
  readonly entityRef?: string;
  readonly #stored: StoredWorkload;
  readonly #environment: readonly StoredCoverage[];

  /**
   * @param environment - what sources know of the environment
   * @param judged - what was said of it then
   */
  constructor(
    stored: StoredWorkload,
    environment: readonly StoredCoverage[],
    judged: Pick<EstateRow, 'verdict' | 'observedAt' | 'entityRef'>,
  ) {
    this.#stored = stored;
    this.#environment = environment;
    this.verdict = judged.verdict;
    this.observedAt = judged.observedAt;
    this.entityRef = judged.entityRef;
  }

  get workload(): Workload {
    return this.#stored.workload;
  }

  get facts(): WorkloadFacts {
    return withConfirmedTimes(this.#stored, coverageIn(this.#environment));
  }

  /** Whether it is of what is stored now: what is written anew is another object. */
  isOf(stored: StoredWorkload): boolean {
    return this.#stored === stored;
  }
}

/** Finds what a source knows of an environment. */
export function coverageIn(environment: readonly StoredCoverage[]) {
  return (sourceId: string): StoredCoverage | undefined =>
    environment.find(({ coverage }) => coverage.sourceId === sourceId);
}
