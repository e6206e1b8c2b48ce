// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, WorkloadFacts } from '@cabildo/plugin-estate-common';
import type { ReadContext } from '../client/ReadContext';
import type { TaggedFunction } from '../client/readFunctions';

/** Reads facts of one kind for functions of an environment at once. */
export interface FunctionPart {
  readonly kind: FactKind;
  read(input: {
    context: ReadContext;
    functions: TaggedFunction[];
  }): Promise<FunctionPartOutput>;
}

/** What a part found. */
export interface FunctionPartOutput {
  /** Facts about one of the functions; without those that could not be read. */
  factsOf: (of: TaggedFunction) => WorkloadFacts;
  /** What hindered it from reading all; the first, where there were many. */
  error?: unknown;
}
