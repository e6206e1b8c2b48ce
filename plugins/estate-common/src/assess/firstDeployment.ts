// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';
import { secondsBetween, type Situation } from './situation';

/**
 * How long tasks may take to start: a Fargate task takes up to about two
 * minutes from its image to its first healthy answer.
 */
export const START_GRACE_SECONDS = 180;

/**
 * Said while the first deployment a workload ever had goes on, lost no task and
 * is young: that nothing answers yet is no fault, and not well either.
 */
export function firstDeployment(situation: Situation): Reason[] | undefined {
  const deployments = situation.facts.deployments?.value ?? [];
  const [only] = deployments;
  const isFirst =
    deployments.length === 1 &&
    only.status === 'PRIMARY' &&
    only.rollout === 'IN_PROGRESS' &&
    only.failedTasks === 0 &&
    secondsBetween(only.createdAt, situation.now) <= START_GRACE_SECONDS;
  return isFirst
    ? [
        {
          code: 'first-deployment',
          status: 'unknown',
          params: { since: only.createdAt },
        },
      ]
    : undefined;
}
