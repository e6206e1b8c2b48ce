// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Reason } from '../verdict';
import { firstDeployment, START_GRACE_SECONDS } from './firstDeployment';
import { secondsBetween, type Situation } from './situation';

/** As many tasks as should run, or why fewer do. */
export function scalingRule(situation: Situation): Reason[] {
  const { scaling, range } = situation.facts;
  if (!scaling) {
    return [];
  }
  const { desired, running, pending, shortSince } = scaling.value;
  if (desired === 0) {
    return zeroDesired(situation);
  }
  if (running === 0) {
    return (
      firstDeployment(situation) ?? [
        {
          code: 'no-running-tasks',
          status: 'down',
          params: { running, desired, ...minimum(range?.value?.min) },
          detail: newestStopReason(situation),
        },
      ]
    );
  }
  const short = running < desired;
  const starting =
    shortSince !== undefined &&
    secondsBetween(shortSince, situation.now) <= START_GRACE_SECONDS;
  if (short && !starting) {
    return [
      {
        code: 'fewer-tasks-than-desired',
        status: 'degraded',
        params: {
          running,
          desired,
          pending,
          ...(shortSince ? { since: shortSince } : {}),
        },
        detail: newestStopReason(situation),
      },
    ];
  }
  return [];
}

// Zero is on purpose only where zero is allowed. Without the range nobody
// knows; the missing range is then named by its own rule.
function zeroDesired(situation: Situation): Reason[] {
  const { range } = situation.facts;
  if (!range) {
    return [];
  }
  const min = range.value?.min ?? 0;
  return min === 0
    ? [{ code: 'zero-on-purpose', status: 'idle' }]
    : [
        {
          code: 'no-running-tasks',
          status: 'down',
          params: { running: 0, desired: 0, min },
          detail: newestStopReason(situation),
        },
      ];
}

function minimum(min: number | undefined): { min?: number } {
  return min === undefined ? {} : { min };
}

// Tasks that were one too many, or of an old version, did not fail.
const STOPPED_ON_PURPOSE = /^Scaling activity initiated by/;

/**
 * Why the last task failed, in the source's words. Stopped tasks only explain
 * other reasons: sources read them just for workloads that are short of tasks.
 */
export function newestStopReason(situation: Situation): string | undefined {
  const stopped = situation.facts.stoppedTasks?.value ?? [];
  const [newest] = stopped
    .filter(task => !STOPPED_ON_PURPOSE.test(task.reason))
    .sort((a, b) => Date.parse(b.stoppedAt) - Date.parse(a.stoppedAt));
  if (!newest) {
    return undefined;
  }
  return newest.exitCode === undefined
    ? newest.reason
    : `${newest.reason} (exit code ${newest.exitCode})`;
}
