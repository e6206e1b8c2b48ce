// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import { workloadId, type Workload } from '@cabildo/plugin-estate-common';

/**
 * What names a Deployment in its cluster.
 *
 * @public
 */
export interface DeploymentKey {
  /** Its namespace. */
  namespace: string;
  /** Unique in the namespace. */
  name: string;
}

/**
 * What makes a Deployment a workload of the estate, whether it is there or not.
 *
 * @remarks
 *
 * The namespace is part of the place, because a name is unique only in it.
 *
 * @param key - the Deployment
 * @param place - `clusterId` as configured, and the environment of the namespace
 * @public
 */
export function idOfDeployment(
  key: DeploymentKey,
  place: { clusterId: string; environment: Environment },
): Pick<
  Workload,
  'id' | 'runtime' | 'accountId' | 'region' | 'cluster' | 'name'
> {
  const { clusterId, environment } = place;
  const identity = {
    runtime: 'kubernetes' as const,
    accountId: environment.accountId,
    region: environment.region,
    cluster: `${clusterId}/${key.namespace}`,
    name: key.name,
  };
  return { ...identity, id: workloadId(identity) };
}
