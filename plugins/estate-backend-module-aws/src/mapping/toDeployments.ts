// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Deployment, Service, Task } from '@aws-sdk/client-ecs';
import type {
  DeploymentFacts,
  ServiceEventFacts,
  StoppedTaskFacts,
} from '@cabildo/plugin-estate-common';

// As many as a person reads.
const EVENTS_KEPT = 10;
const STOPPED_TASKS_KEPT = 5;

/** The deployments of a service, the newest first. */
export function toDeployments(
  service: Service,
  imageOf: (taskDefinition: string) => string | undefined,
): DeploymentFacts[] {
  return (service.deployments ?? [])
    .map(deployment => ({
      id: deployment.id ?? '',
      status: statusOf(deployment),
      rollout: deployment.rolloutState ?? ('UNKNOWN' as const),
      rolloutReason: deployment.rolloutStateReason || undefined,
      createdAt: iso(deployment.createdAt),
      updatedAt: iso(deployment.updatedAt),
      desired: deployment.desiredCount ?? 0,
      running: deployment.runningCount ?? 0,
      failedTasks: deployment.failedTasks ?? 0,
      image: deployment.taskDefinition && imageOf(deployment.taskDefinition),
    }))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
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

/** Whether tasks of a service fail, so that the reasons are worth a call. */
export function isFailing(service: Service): boolean {
  return (
    (service.runningCount ?? 0) < (service.desiredCount ?? 0) ||
    (service.deployments ?? []).some(
      deployment =>
        (deployment.failedTasks ?? 0) > 0 ||
        deployment.rolloutState === 'FAILED',
    )
  );
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
