// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorldService } from './WorldService.ts';

/**
 * The services that run in a Kubernetes cluster as well: the first in prod of
 * which nothing is out of the ordinary in the cloud, so that what is odd there
 * is the cluster's.
 */
export function chooseForCluster(
  services: readonly WorldService[],
  count: number,
): WorldService[] {
  return services
    .filter(
      ({ environments, oddity, mismatch }) =>
        environments.includes('prod') && !oddity && !mismatch,
    )
    .slice(0, count);
}
