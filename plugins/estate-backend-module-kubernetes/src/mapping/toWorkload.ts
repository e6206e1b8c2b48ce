// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import type { Workload } from '@cabildo/plugin-estate-common';
import { idOfDeployment } from '@cabildo/plugin-kubernetes-node';
import type { Deployment } from '../client/objects';

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
 * The department is the environment's, whatever a label says: it decides who
 * may see the workload, and labels are written by those who deploy.
 */
export function toWorkload(
  { metadata }: Deployment,
  place: WorkloadPlace,
): Workload {
  const { environment } = place;
  const { namespace, name, labels = {} } = metadata;
  return {
    ...idOfDeployment(metadata, place),
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
