// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { FactKind, WorkloadFacts } from '@cabildo/plugin-estate-common';
import type { ReadContext } from '../client/ReadContext';

/** What a part is given. */
export interface PartInput {
  context: ReadContext;
  /** The services of the environment, or some of them. */
  services: Service[];
  /** Whether these are all; else it may be cheaper to ask about each. */
  isAll: boolean;
  /** The target groups that they are in, at least; read once for all parts. */
  targetGroups: () => Promise<TargetGroup[]>;
  /** What was known of a service before. */
  previousOf: (service: Service) => WorkloadFacts | undefined;
}

/** What a part found. */
export interface PartOutput {
  /** Facts about one of the services; without those that could not be read. */
  factsOf: (service: Service) => WorkloadFacts;
  /** What hindered it from reading all; the first, where there were many. */
  error?: unknown;
}

/**
 * Reads facts of some kinds for all services of an environment at once. Parts
 * know nothing of each other: what one may not read, another may.
 */
export interface Part {
  readonly kinds: readonly FactKind[];
  read(input: PartInput): Promise<PartOutput>;
}
