// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { chooseForCluster } from '@cabildo/sandbox-world/src/services/chooseForCluster.ts';
import type { WorldService } from '@cabildo/sandbox-world/src/services/WorldService.ts';

/** What is out of the ordinary about a Deployment. */
export type DeploymentOddity =
  /** Its newest version's image cannot be pulled; the old one still serves. */
  | 'stuck'
  /** Its containers are killed for their memory, again and again. */
  | 'crashing'
  /** It has as many Pods as its autoscaler allows. */
  | 'at-maximum'
  /** Zero Pods on purpose. */
  | 'asleep';

/** A service of the world that runs in the cluster as well. */
export interface WorldDeployment {
  readonly service: WorldService;
  readonly namespace: string;
  readonly replicas: number;
  /** Undefined where nothing scales it. */
  readonly range?: { readonly min: number; readonly max: number };
  readonly oddity?: DeploymentOddity;
}

const ODDITIES: readonly DeploymentOddity[] = [
  'stuck',
  'at-maximum',
  'asleep',
  'crashing',
];

/** How the services that run in the cluster run there. */
export function chooseDeployments(
  services: readonly WorldService[],
  count: number,
): WorldDeployment[] {
  return chooseForCluster(services, count).map((service, index) => {
    const common = { service, namespace: service.department };
    const oddity = ODDITIES[index];
    const max = 4 + (index % 3) * 2;
    switch (oddity) {
      case 'asleep':
        return { ...common, oddity, replicas: 0 };
      case 'at-maximum':
        return { ...common, oddity, replicas: max, range: { min: 2, max } };
      case undefined:
        // Every fourth is left to people; one below its minimum is moved at once.
        return index % 4 === 3
          ? { ...common, replicas: 2 }
          : { ...common, replicas: 1 + (index % 3), range: { min: 2, max } };
      default:
        return { ...common, oddity, replicas: 2 };
    }
  });
}
