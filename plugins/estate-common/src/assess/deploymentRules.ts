// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { DeploymentFacts } from '../facts';
import type { Reason } from '../verdict';
import { newestStopReason } from './scalingRules';
import { secondsBetween, sleeps, type Situation } from './situation';

// ECS has no state for it: the deployment that goes back says so in its reason.
const ROLLING_BACK = /roll(ing|ed)[ -]?back/i;

/**
 * How long a failed deployment counts that was rolled back already. The roll
 * back may take seconds; a person should still find out why the new version
 * does not run.
 */
const RECENT_FAILURE_SECONDS = 15 * 60;

/**
 * A deployment that begins so soon after a failure is the way back, not a new
 * attempt: ECS begins it in the same step, a person has to see the failure and
 * to build first, which the quickest do in a few seconds.
 */
const ROLLBACK_BEGINS_WITHIN_SECONDS = 2;

/** A deployment that failed, goes back, or loses its tasks. */
export function deploymentRule(situation: Situation): Reason[] {
  const deployments = situation.facts.deployments?.value;
  if (!deployments || sleeps(situation)) {
    return [];
  }
  const primary = deployments.find(
    deployment => deployment.status === 'PRIMARY',
  );
  const failed = deployments.find(
    deployment =>
      deployment.rollout === 'FAILED' &&
      (deployment.status !== 'INACTIVE' ||
        isRecentFailure(deployment, primary, situation.now)),
  );
  if (failed) {
    const own = failedReason(failed, 'degraded', situation);
    return primary && primary.rollout === 'IN_PROGRESS'
      ? [own, ...withoutFailed(primaryReasons(primary, situation))]
      : [own];
  }
  return primary ? primaryReasons(primary, situation) : [];
}

// It is over: what counts is that it was lately, and that nothing newer came through.
function isRecentFailure(
  failed: DeploymentFacts,
  primary: DeploymentFacts | undefined,
  now: Date,
): boolean {
  const wayBackUntil =
    Date.parse(failed.updatedAt) + ROLLBACK_BEGINS_WITHIN_SECONDS * 1000;
  const superseded =
    primary?.rollout === 'COMPLETED' &&
    Date.parse(primary.createdAt) > wayBackUntil;
  return (
    !superseded &&
    secondsBetween(failed.updatedAt, now) <= RECENT_FAILURE_SECONDS
  );
}

function withoutFailed(reasons: Reason[]): Reason[] {
  return reasons.filter(reason => reason.code !== 'deployment-failed');
}

function primaryReasons(
  primary: DeploymentFacts,
  situation: Situation,
): Reason[] {
  const goesBack = ROLLING_BACK.test(primary.rolloutReason ?? '');
  if (primary.rollout !== 'IN_PROGRESS') {
    // What was rolled back to runs well. That the new version never arrived
    // is for its authors to know, not a fault of what runs.
    return goesBack ? [failedReason(primary, 'healthy', situation)] : [];
  }
  const reasons: Reason[] = goesBack
    ? [failedReason(primary, 'degraded', situation)]
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
  situation: Situation,
): Reason {
  const words = [deployment.rolloutReason, newestStopReason(situation)];
  return {
    code: 'deployment-failed',
    status,
    params: { since: deployment.updatedAt },
    detail: words.filter(Boolean).join(' ') || undefined,
  };
}
