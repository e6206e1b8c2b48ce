// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  factKinds,
  type CallCount,
  type FactKind,
  type ScopeProblem,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import type {
  CollectOptions,
  EstateScope,
  EstateSource,
  ScopeReading,
} from '@cabildo/plugin-estate-node';
import { observe, wellFacts } from './observations';

/** A source whose world the test changes. */
export class FakeSource implements EstateSource {
  readonly id = 'fake';
  readonly kinds = factKinds;
  /** What it leaves out when it may. */
  seldomKinds: FactKind[] = [];
  /** Names of the workloads in each environment. */
  readonly world = new Map<EstateScope, string[]>();
  /** What it knows of each workload besides that it is well. */
  facts: WorkloadFacts = {};
  /** What is wrong in an environment. */
  readonly broken = new Map<string, Error>();
  /** What is missing in an environment. */
  readonly missing = new Map<string, ScopeProblem[]>();
  /** Whether it says to have looked for everything. */
  inventory: ScopeReading['inventory'] = 'complete';
  collections = 0;
  /** What it says it called. */
  counts: CallCount[] = [];

  async scopes(): Promise<EstateScope[]> {
    return [...this.world.keys()];
  }

  calls(): CallCount[] {
    return this.counts;
  }

  async collect(
    scope: EstateScope,
    { keep = [] }: CollectOptions,
  ): Promise<ScopeReading> {
    this.collections += 1;
    const error = this.broken.get(scope.environmentId);
    if (error) {
      throw error;
    }
    const facts = { ...wellFacts(new Date().toISOString()), ...this.facts };
    for (const kind of keep) {
      delete facts[kind];
    }
    return {
      observations: this.world
        .get(scope)!
        .map(name => observe(scope, name, facts)),
      problems: this.missing.get(scope.environmentId) ?? [],
      inventory: this.inventory,
      kept: [...keep],
    };
  }
}
