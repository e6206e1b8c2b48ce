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

/** What autoscaling moves in the account and Region. */
export async function readScalableTargets(
  context: ReadContext,
): Promise<ScalableTarget[]> {
  const targets: ScalableTarget[] = [];
  const pages = paginateDescribeScalableTargets(
    { client: readerClient(context, ApplicationAutoScalingClient) },
    { ...ECS, MaxResults: 50 },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    targets.push(...(page.ScalableTargets ?? []));
  }
  return targets;
}

/** By what it decides; ten a page is all that AWS gives. */
export async function readScalingPolicies(
  context: ReadContext,
): Promise<ScalingPolicy[]> {
  const policies: ScalingPolicy[] = [];
  const pages = paginateDescribeScalingPolicies(
    { client: readerClient(context, ApplicationAutoScalingClient) },
    { ...ECS, MaxResults: 10 },
    { abortSignal: context.signal },
  );
  for await (const page of pages) {
    policies.push(...(page.ScalingPolicies ?? []));
  }
  return policies;
}
