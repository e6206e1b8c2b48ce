// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApplicationAutoScalingClient,
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  type ScalableTarget,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { readerClient, type ReadContext } from './ReadContext';

const ECS = { ServiceNamespace: 'ecs' } as const;

/**
 * What autoscaling moves in the account and Region.
 *
 * @param keys - of these services alone, as `<cluster>/<service>`; absent: all
 */
export async function readScalableTargets(
  context: ReadContext,
  keys?: string[],
): Promise<ScalableTarget[]> {
  const targets: ScalableTarget[] = [];
  const pages = paginateDescribeScalableTargets(
    { client: readerClient(context, ApplicationAutoScalingClient) },
    { ...ECS, MaxResults: 50, ResourceIds: keys?.map(resourceIdOf) },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    targets.push(...(page.ScalableTargets ?? []));
  }
  return targets;
}

/**
 * By what it decides; ten a page is all that AWS gives.
 *
 * @param key - of this service alone, as `<cluster>/<service>`; absent: of all
 */
export async function readScalingPolicies(
  context: ReadContext,
  key?: string,
): Promise<ScalingPolicy[]> {
  const policies: ScalingPolicy[] = [];
  const pages = paginateDescribeScalingPolicies(
    { client: readerClient(context, ApplicationAutoScalingClient) },
    { ...ECS, MaxResults: 10, ResourceId: key && resourceIdOf(key) },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    policies.push(...(page.ScalingPolicies ?? []));
  }
  return policies;
}

function resourceIdOf(key: string): string {
  return `service/${key}`;
}
