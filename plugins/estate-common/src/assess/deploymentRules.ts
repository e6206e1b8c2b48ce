// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DeploymentFacts } from '../facts';
import type { Reason } from '../verdict';
import { newestStopReason } from './scalingRules';
import { sleeps, type Situation } from './situation';

// ECS has no state for it: the deployment that goes back says so in its reason.
const ROLLING_BACK = /roll(ing|ed)[ -]?back/i;

/** A deployment that failed, goes back, or loses its tasks. */
export function deploymentRule(situation: Situation): Reason[] {
  const deployments = situation.facts.deployments?.value;
  if (!deployments || sleeps(situation)) {
    return [];
  }
  const failed = deployments.find(
    deployment => deployment.rollout === 'FAILED',
  );
  const primary = deployments.find(
    deployment => deployment.status === 'PRIMARY',
  );
  return [
    ...(failed ? [failedReason(failed, 'degraded')] : []),
    ...(primary && primary !== failed
      ? primaryReasons(primary, situation)
      : []),
  ];
}

function primaryReasons(
  primary: DeploymentFacts,
  situation: Situation,
): Reason[] {
  const goesBack = ROLLING_BACK.test(primary.rolloutReason ?? '');
  if (primary.rollout !== 'IN_PROGRESS') {
    // What was rolled back to runs well. That the new version never arrived
    // is for its authors to know, not a fault of what runs.
    return goesBack ? [failedReason(primary, 'healthy')] : [];
  }
  const reasons: Reason[] = goesBack
    ? [failedReason(primary, 'degraded')]
    : [
        {
          code: 'deployment-in-progress',
          status: 'healthy',
          params: {
            running: primary.running,
            desired: primary.desired,
            since: primary.createdAt,
          },
        },
      ];
  if (primary.failedTasks > 0) {
    reasons.push({
      code: 'tasks-failing',
      status: 'degraded',
      params: { failed: primary.failedTasks },
      detail: newestStopReason(situation) ?? primary.rolloutReason,
    });
  }
  return reasons;
}

function failedReason(
  deployment: DeploymentFacts,
  status: Reason['status'],
): Reason {
  return {
    code: 'deployment-failed',
    status,
    params: { since: deployment.updatedAt },
    detail: deployment.rolloutReason,
  };
}
