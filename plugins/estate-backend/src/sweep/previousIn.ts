// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CollectOptions } from '@cabildo/plugin-estate-node';
import type { EstateStore, WorkloadsOf } from '../store/types';

/** What was known of a workload before. */
export type Previous = NonNullable<CollectOptions['previous']>;

/** What is stored of some workloads, as a source is told what was known before. */
export async function previousIn(
  store: EstateStore,
  of: WorkloadsOf,
): Promise<Previous> {
  const stored = await store.workloads(of);
  const facts = new Map(stored.map(each => [each.workload.id, each.facts]));
  return id => facts.get(id);
}
