// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Environment } from '@cabildo/plugin-aws-node';
import { workloadId, type FactKind } from '@cabildo/plugin-estate-common';
import type { WorkloadHint } from '@cabildo/plugin-estate-node';
import { PIPELINE_PREFIX } from '../client/PipelineReader';
import { ALARM_PREFIX } from '../mapping/toAlarms';
import { clusterNameOf } from '../mapping/serviceKey';
import type { AwsEvent } from './parseEvent';

/** A hint and the environment that it is about. */
export interface PlacedHint {
  environmentId: string;
  hint: WorkloadHint;
}

/**
 * Kinds of facts whose every change the environment's own queue tells. Not the
 * pipeline: it tells where it lives, and that queue may be deaf alone.
 */
export const toldKinds = [
  'scaling',
  'deployments',
  'events',
  'stoppedTasks',
  'activities',
  'alarms',
] as const satisfies readonly FactKind[];

// What moves when tasks do. That targets and load follow no event tells, but
// who looks wants to see them move with the tasks.
const OF_TASKS: FactKind[] = [
  'scaling',
  'deployments',
  'events',
  'stoppedTasks',
  'activities',
  'targets',
  'metrics',
];

/**
 * What an event says has to be read again. Nothing, where it concerns no
 * service: a task that was started by hand.
 *
 * @remarks
 *
 * Events as in "Amazon ECS events" (ECS developer guide), "Alarm events and
 * EventBridge" (CloudWatch user guide), "Application Auto Scaling events" and
 * "Monitoring CodePipeline events".
 *
 * @param environment - whose queue the event came from
 * @param siblings - all environments of its department
 */
export function toHints(
  event: AwsEvent,
  environment: Environment,
  siblings: Environment[],
): PlacedHint[] {
  const here = (names: string[], kinds: FactKind[]): PlacedHint[] =>
    names.length > 0
      ? [
          {
            environmentId: environment.id,
            hint: hintOf(environment, names, kinds),
          },
        ]
      : [];
  switch (event.source) {
    case 'aws.ecs':
      return here(ecsServices(event), OF_TASKS);
    case 'aws.application-autoscaling':
      return here(scaledServices(event), OF_TASKS);
    case 'aws.cloudwatch':
      return here(watchedServices(event, environment), ['alarms', 'metrics']);
    case 'aws.codepipeline':
      // A pipeline stands before every environment of its service.
      return siblings.flatMap(sibling =>
        deliveredServices(event).map(name => ({
          environmentId: sibling.id,
          hint: hintOf(sibling, [name], ['pipeline']),
        })),
      );
    default:
      return [];
  }
}

function hintOf(
  environment: Environment,
  names: string[],
  kinds: FactKind[],
): WorkloadHint {
  const { accountId, region } = environment;
  const cluster = clusterNameOf(environment);
  return {
    workloadIds: names.map(name =>
      workloadId({ runtime: 'ecs', accountId, region, cluster, name }),
    ),
    kinds,
  };
}

/** `service:<name>` of a task, or the last part of `…:service/<cluster>/<name>`. */
function ecsServices({ detail, resources }: AwsEvent): string[] {
  const group = /^service:(.+)$/.exec(textOf(detail.group))?.[1];
  return group ? [group] : resources.flatMap(arn => lastOfService(arn));
}

function scaledServices({ detail }: AwsEvent): string[] {
  return lastOfService(textOf(detail.resourceId));
}

function lastOfService(text: string): string[] {
  const name = /(?:^|:)service\/[^/]+\/([^/]+)$/.exec(text)?.[1];
  return name ? [name] : [];
}

/** The stack library names alarms `cabildo-<service>-<environment>-<what>`. */
function watchedServices(
  { detail }: AwsEvent,
  environment: Environment,
): string[] {
  const alarm = textOf(detail.alarmName);
  const end = alarm.lastIndexOf(`-${environment.name}-`);
  const start = ALARM_PREFIX.length;
  return alarm.startsWith(ALARM_PREFIX) && end > start
    ? [alarm.slice(start, end)]
    : [];
}

function deliveredServices({ detail }: AwsEvent): string[] {
  const pipeline = textOf(detail.pipeline);
  return pipeline.startsWith(PIPELINE_PREFIX)
    ? [pipeline.slice(PIPELINE_PREFIX.length)]
    : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
