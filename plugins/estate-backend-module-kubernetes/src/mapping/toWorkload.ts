// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import { workloadId, type Workload } from '@cabildo/plugin-estate-common';
import type { Deployment } from '../client/objects';
import type { DeploymentKey } from './ownerOf';

/** Where workloads of an environment stand. */
export interface WorkloadPlace {
  /** Id of the cluster in the configuration. */
  clusterId: string;
  environment: Environment;
}

/**
 * What a Deployment is to the estate.
 *
 * @remarks
 *
 * The namespace is part of the place, because a name is unique only in it. The
 * department is the environment's, whatever a label says: it decides who may
 * see the workload, and labels are written by those who deploy.
 */
export function toWorkload(
  { metadata }: Deployment,
  place: WorkloadPlace,
): Workload {
  const { environment } = place;
  const { namespace, name, labels = {} } = metadata;
  return {
    ...identityOf(metadata, place),
    id: idOfWorkload(metadata, place),
    service:
      labels['backstage.io/kubernetes-id'] ??
      labels['app.kubernetes.io/name'] ??
      name,
    environmentId: environment.id,
    environment: environment.name,
    department: environment.department,
    owner: labels['cabildo.io/owner'],
    system: labels['app.kubernetes.io/part-of'],
    tier: labels['cabildo.io/tier'],
    resource: `${namespace}/${name}`,
  };
}

/** The id of the workload that a Deployment of this name is, whether it is there or not. */
export function idOfWorkload(key: DeploymentKey, place: WorkloadPlace): string {
  return workloadId(identityOf(key, place));
}

function identityOf(
  { namespace, name }: DeploymentKey,
  { clusterId, environment }: WorkloadPlace,
) {
  return {
    runtime: 'kubernetes' as const,
    accountId: environment.accountId,
    region: environment.region,
    cluster: `${clusterId}/${namespace}`,
    name,
  };
}
