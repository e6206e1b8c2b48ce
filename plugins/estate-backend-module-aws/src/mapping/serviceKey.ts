// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import type { Environment } from '@cabildo/plugin-aws-node';
import { ownershipTagKeys } from '@cabildo/plugin-provisioning-common';

/** A service as others name it: `<cluster>/<service>`. */
export function serviceKey(service: Service): string {
  return `${clusterName(service)}/${service.serviceName}`;
}

/** Name of the cluster, from its ARN. */
export function clusterName(service: Service): string {
  return service.clusterArn?.split('/').pop() ?? '';
}

/** Name of the cluster that the stack library gives an environment. */
export function clusterNameOf(environment: Environment): string {
  return `cabildo-${environment.name}`;
}

/** Value of one of the ownership tags, for example `service`. */
export function tagOf(
  service: Service,
  name: keyof typeof ownershipTagKeys,
): string | undefined {
  const tag = service.tags?.find(({ key }) => key === ownershipTagKeys[name]);
  return tag?.value || undefined;
}

/** Name of the service as people know it; the tag says it where ECS has another. */
export function nameOf(service: Service): string {
  return tagOf(service, 'service') ?? service.serviceName ?? '';
}

/** ARNs of the target groups that its tasks join. */
export function targetGroupArns(service: Service): string[] {
  const arns = (service.loadBalancers ?? []).flatMap(balancer =>
    balancer.targetGroupArn ? [balancer.targetGroupArn] : [],
  );
  return [...new Set(arns)];
}
