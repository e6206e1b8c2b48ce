// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { Environment } from '@cabildo/plugin-aws-node';
import { workloadId, type Workload } from '@cabildo/plugin-estate-common';
import { serviceDomain, serviceUrl } from '@cabildo/plugin-provisioning-common';
import { clusterName, nameOf, tagOf, targetGroupArns } from './serviceKey';

/**
 * What an ECS service is to the estate.
 *
 * @remarks
 *
 * The department is the environment's, whatever a tag says: it decides who may
 * see the workload, and tags are written by those who deploy.
 */
export function toWorkload(
  service: Service,
  environment: Environment,
): Workload {
  const name = service.serviceName ?? '';
  const place = {
    runtime: 'ecs',
    accountId: environment.accountId,
    region: environment.region,
    cluster: clusterName(service),
    name,
  } as const;
  return {
    ...place,
    id: workloadId(place),
    service: nameOf(service),
    environmentId: environment.id,
    environment: environment.name,
    department: environment.department,
    owner: tagOf(service, 'owner'),
    system: tagOf(service, 'system'),
    tier: tagOf(service, 'tier'),
    resource: service.serviceArn ?? '',
    url:
      targetGroupArns(service).length > 0
        ? serviceUrl(environment, domainOf(service, environment))
        : undefined,
    libraryVersion: tagOf(service, 'libraryVersion'),
  };
}

/** Where people reach a service, by the convention of the stack library. */
export function domainOf(service: Service, environment: Environment): string {
  return serviceDomain(nameOf(service), environment);
}
