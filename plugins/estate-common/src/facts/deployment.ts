// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A deployment of a workload: the one that serves, or another that has not
 * ended yet.
 *
 * @public
 */
export interface DeploymentFacts {
  /** Id that ECS gave it. */
  id: string;
  /** `INACTIVE` with rollout `FAILED`: failed lately and is gone, as after a roll back. */
  status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  /** How far it has come; `UNKNOWN` where ECS does not follow the rollout. */
  rollout: 'COMPLETED' | 'FAILED' | 'IN_PROGRESS' | 'UNKNOWN';
  /** Why it has come so far and no further, in ECS's own words. */
  rolloutReason?: string;
  /** When it was asked for; of one that failed and is gone, when ECS said so. */
  createdAt: string;
  /** When it last changed. */
  updatedAt: string;
  /** Tasks that it should have. */
  desired: number;
  /** Tasks of it that run. */
  running: number;
  /** Tasks of it that did not start or did not stay well, since it began. */
  failedTasks: number;
  /** Image the deployment runs, as far as the task definition says. */
  image?: string;
  /** What each of its tasks is given; undefined where not known, null where ECS does not say it. */
  size?: TaskSize | null;
}

/**
 * What a task is given, and where it runs.
 *
 * @public
 */
export interface TaskSize {
  /** vCPU. */
  vcpu: number;
  /** GiB of memory. */
  memoryGib: number;
  /** What the processors are. */
  architecture: 'x86_64' | 'arm64';
  /** Whose prices it has: `other` for those of Spot, and of machines that are paid whether it runs or not. */
  capacity: 'fargate' | 'other';
}

/**
 * A task that stopped, with why.
 *
 * @public
 */
export interface StoppedTaskFacts {
  /** Last part of the task's ARN. */
  id: string;
  /** When it stopped. */
  stoppedAt: string;
  /** Why, in ECS's own words, then in those of the container. */
  reason: string;
  /** Exit code of the container that failed; undefined when none came to run. */
  exitCode?: number;
}

/**
 * A line of what ECS tells of a service.
 *
 * @public
 */
export interface ServiceEventFacts {
  /** Id that ECS gave it. */
  id: string;
  /** When it was told. */
  at: string;
  /** ECS's own words. */
  message: string;
}
