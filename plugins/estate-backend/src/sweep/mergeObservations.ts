// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mergeFacts, type Observation } from '@cabildo/plugin-estate-common';

/** One observation for each workload, with the newer of facts that came twice. */
export function mergeObservations(observations: Observation[]): Observation[] {
  const byId = new Map<string, Observation>();
  for (const observation of observations) {
    const known = byId.get(observation.workload.id);
    byId.set(
      observation.workload.id,
      known
        ? {
            ...observation,
            facts: mergeFacts(known.facts, observation.facts),
          }
        : observation,
    );
  }
  return [...byId.values()];
}
