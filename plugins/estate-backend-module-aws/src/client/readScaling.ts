// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApplicationAutoScalingClient,
  paginateDescribeScalableTargets,
  paginateDescribeScalingActivities,
  paginateDescribeScalingPolicies,
  type ScalableTarget,
  type ScalingActivity,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { readerClient, type ReadContext } from './ReadContext';

const ECS = { ServiceNamespace: 'ecs' } as const;

// Enough for a busy day of a large account; what is older is known already or
// of little use.
const MAX_ACTIVITY_PAGES = 10;

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

/**
 * What it did, newest first, back to the first page on which something is known
 * already: all that is older is known then too. One listing serves all services
 * of the account.
 */
export async function readScalingActivities(
  context: ReadContext,
  options: { since: Date; isKnown: (activity: ScalingActivity) => boolean },
): Promise<ScalingActivity[]> {
  const { since, isKnown } = options;
  const activities: ScalingActivity[] = [];
  const pages = paginateDescribeScalingActivities(
    { client: readerClient(context, ApplicationAutoScalingClient) },
    { ...ECS, MaxResults: 50 },
    { abortSignal: context.signal },
  );
  let count = 0;
  for await (const page of pages) {
    const found = page.ScalingActivities ?? [];
    activities.push(...found);
    count += 1;
    const reachesBack = found.some(
      activity => activity.StartTime && activity.StartTime < since,
    );
    if (count >= MAX_ACTIVITY_PAGES || reachesBack || found.some(isKnown)) {
      break;
    }
  }
  return activities;
}
