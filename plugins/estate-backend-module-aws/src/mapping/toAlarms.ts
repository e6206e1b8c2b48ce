// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Service } from '@aws-sdk/client-ecs';
import type { AlarmFacts } from '@cabildo/plugin-estate-common';
import { clusterName, targetGroupArns } from './serviceKey';

/** As the stack library names all alarms, before the name of the service. */
export const ALARM_PREFIX = 'cabildo-';

// The stack library names it so; it tells of room, not of faults.
const CAPACITY_NAME = /-at-maximum$/;

/** The alarms that watch a service or one of its target groups, by name. */
export function toAlarms(
  service: Service,
  alarms: MetricAlarm[],
): AlarmFacts[] {
  return alarms
    .filter(alarm => watches(alarm, service))
    .map(alarm => ({
      name: alarm.AlarmName ?? '',
      state: alarm.StateValue ?? ('INSUFFICIENT_DATA' as const),
      reason: alarm.StateReason ?? '',
      since: (
        alarm.StateTransitionedTimestamp ??
        alarm.StateUpdatedTimestamp ??
        new Date(0)
      ).toISOString(),
      description: alarm.AlarmDescription,
      about: CAPACITY_NAME.test(alarm.AlarmName ?? '')
        ? ('capacity' as const)
        : ('health' as const),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function watches(alarm: MetricAlarm, service: Service): boolean {
  // An alarm on a metric expression names its dimensions in the queries.
  const all = [
    alarm.Dimensions ?? [],
    ...(alarm.Metrics ?? []).map(
      query => query.MetricStat?.Metric?.Dimensions ?? [],
    ),
  ];
  return all.some(dimensions => {
    const values = new Map(dimensions.map(({ Name, Value }) => [Name, Value]));
    return (
      (values.get('ClusterName') === clusterName(service) &&
        values.get('ServiceName') === service.serviceName) ||
      targetGroupArns(service).some(
        arn => values.get('TargetGroup') === targetGroupDimension(arn),
      )
    );
  });
}

/** A target group as its metrics name it: `targetgroup/<name>/<id>`. */
export function targetGroupDimension(arn: string): string {
  return arn.split(':').pop() ?? '';
}
