// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Deployment, Service, Task } from '@aws-sdk/client-ecs';
import type {
  DeploymentFacts,
  ServiceEventFacts,
  StoppedTaskFacts,
  TaskSize,
} from '@cabildo/plugin-estate-common';
import type { Definition } from '../client/readDefinitions';

// ECS drops a deployment that failed when it has gone back; only an event tells of it.
const FAILED_EVENT = /\(deployment (\S+)\) deployment failed: (.+)$/;

// As long as ECS remembers the tasks that failed.
const FAILURE_REMEMBERED_MS = 60 * 60 * 1000;

// As many as a person reads.
const EVENTS_KEPT = 10;
const STOPPED_TASKS_KEPT = 5;

/** The deployments of a service, the newest first, with those that failed lately. */
export function toDeployments(
  service: Service,
  options: {
    definitionOf: (deployment: Deployment) => Definition | undefined;
    now: Date;
  },
): DeploymentFacts[] {
  const { definitionOf, now } = options;
  const present = (service.deployments ?? []).map(deployment => ({
    id: deployment.id ?? '',
    status: statusOf(deployment),
    rollout: deployment.rolloutState ?? ('UNKNOWN' as const),
    rolloutReason: deployment.rolloutStateReason || undefined,
    createdAt: iso(deployment.createdAt),
    updatedAt: iso(deployment.updatedAt),
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
    ...definedBy(definitionOf(deployment), deployment),
  }));
  const ids = new Set(present.map(deployment => deployment.id));
  return [
    ...present,
    ...recentFailures(service, now).filter(({ id }) => !ids.has(id)),
  ].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** Deployments of which ECS says in the service's events that they failed. */
function recentFailures(service: Service, now: Date): DeploymentFacts[] {
  return (service.events ?? []).flatMap((event): DeploymentFacts[] => {
    const [, id, reason] = FAILED_EVENT.exec(event.message ?? '') ?? [];
    if (!id || now.getTime() - time(event.createdAt) > FAILURE_REMEMBERED_MS) {
      return [];
    }
    return [
      {
        id,
        status: 'INACTIVE',
        rollout: 'FAILED',
        rolloutReason: reason,
        createdAt: iso(event.createdAt),
        updatedAt: iso(event.createdAt),
        desired: 0,
        running: 0,
        failedTasks: 0,
      },
    ];
  });
}

/** What ECS says of a service, the newest first. */
export function toEvents(service: Service): ServiceEventFacts[] {
  return [...(service.events ?? [])]
    .sort((a, b) => time(b.createdAt) - time(a.createdAt))
    .slice(0, EVENTS_KEPT)
    .map(event => ({
      id: event.id ?? '',
      at: iso(event.createdAt),
      message: event.message ?? '',
    }));
}

/** Why tasks stopped, the newest first. */
export function toStoppedTasks(tasks: Task[]): StoppedTaskFacts[] {
  return [...tasks]
    .sort((a, b) => time(b.stoppedAt) - time(a.stoppedAt))
    .slice(0, STOPPED_TASKS_KEPT)
    .map(task => {
      // The container's own reason is closer to the cause than the task's.
      const failed = task.containers?.find(
        container => container.reason || container.exitCode,
      );
      return {
        id: task.taskArn?.split('/').pop() ?? '',
        stoppedAt: iso(task.stoppedAt),
        reason: [task.stoppedReason, failed?.reason].filter(Boolean).join(': '),
        exitCode:
          failed?.exitCode ??
          task.containers?.find(container => container.exitCode !== undefined)
            ?.exitCode,
      };
    });
}

/** Whether tasks of a service fail or did lately, so that the reasons are worth a call. */
export function isFailing(service: Service, now: Date): boolean {
  return (
    (service.runningCount ?? 0) < (service.desiredCount ?? 0) ||
    (service.deployments ?? []).some(
      deployment =>
        (deployment.failedTasks ?? 0) > 0 ||
        deployment.rolloutState === 'FAILED',
    ) ||
    recentFailures(service, now).length > 0
  );
}

function definedBy(
  definition: Definition | undefined,
  deployment: Deployment,
): Pick<DeploymentFacts, 'image' | 'size'> {
  if (!definition) {
    return {};
  }
  const { image, given } = definition;
  return {
    image,
    size: given ? { ...given, capacity: capacityOf(deployment) } : null,
  };
}

/** On Spot, and on machines of one's own, a task has another price. */
function capacityOf({
  launchType,
  capacityProviderStrategy = [],
}: Deployment): TaskSize['capacity'] {
  const providers =
    capacityProviderStrategy.length > 0
      ? capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)
      : [launchType];
  return providers.every(provider => provider === 'FARGATE')
    ? 'fargate'
    : 'other';
}

function statusOf(deployment: Deployment): DeploymentFacts['status'] {
  return deployment.status === 'PRIMARY' || deployment.status === 'ACTIVE'
    ? deployment.status
    : 'INACTIVE';
}

function time(date: Date | undefined): number {
  return date?.getTime() ?? 0;
}

function iso(date: Date | undefined): string {
  return new Date(time(date)).toISOString();
}
