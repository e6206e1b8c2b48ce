// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ScalableTarget,
  ScalingActivity as AwsScalingActivity,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type {
  ScalingActivity,
  ScalingPolicyFacts,
  ScalingRange,
} from '@cabildo/plugin-estate-common';

// As many as a person reads.
const ACTIVITIES_KEPT = 20;

const DESIRED_COUNT = 'ecs:service:DesiredCount';

/**
 * Between what limits autoscaling moves a service; undefined when nothing
 * scales it.
 *
 * @param key - `<cluster>/<service>`
 */
export function toRange(
  key: string,
  targets: ScalableTarget[],
  policies: ScalingPolicy[],
): ScalingRange | undefined {
  const target = targets.find(
    candidate =>
      candidate.ResourceId === `service/${key}` &&
      candidate.ScalableDimension === DESIRED_COUNT,
  );
  if (target?.MinCapacity === undefined || target.MaxCapacity === undefined) {
    return undefined;
  }
  return {
    min: target.MinCapacity,
    max: target.MaxCapacity,
    policies: policies
      .filter(policy => policy.ResourceId === target.ResourceId)
      .map(toPolicy)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function toPolicy(policy: ScalingPolicy): ScalingPolicyFacts {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  return {
    name: policy.PolicyName ?? '',
    metric:
      tracking?.PredefinedMetricSpecification?.PredefinedMetricType ??
      tracking?.CustomizedMetricSpecification?.MetricName ??
      policy.PolicyType ??
      '',
    target: tracking?.TargetValue,
  };
}

/**
 * What autoscaling did to a service, the newest first: what was read now,
 * together with what was known before.
 *
 * @param key - `<cluster>/<service>`
 */
export function toActivities(
  key: string,
  activities: AwsScalingActivity[],
  previous: ScalingActivity[],
): ScalingActivity[] {
  const byId = new Map(previous.map(activity => [activity.id, activity]));
  for (const activity of activities) {
    if (activity.ResourceId === `service/${key}` && activity.ActivityId) {
      byId.set(activity.ActivityId, toActivity(activity));
    }
  }
  return [...byId.values()]
    .sort(
      (a, b) =>
        Date.parse(b.startedAt) - Date.parse(a.startedAt) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, ACTIVITIES_KEPT);
}

function toActivity(activity: AwsScalingActivity): ScalingActivity {
  return {
    id: activity.ActivityId ?? '',
    startedAt: (activity.StartTime ?? new Date(0)).toISOString(),
    endedAt: activity.EndTime?.toISOString(),
    description: activity.Description ?? '',
    cause: activity.Cause ?? '',
    status: activity.StatusCode ?? '',
    statusMessage: activity.StatusMessage,
  };
}
