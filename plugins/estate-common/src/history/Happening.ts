// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadFacts } from '../facts';

/**
 * Something that happened to a workload: autoscaling changed or tried to
 * change the number of its tasks, or a deployment began.
 *
 * @public
 */
export interface Happening {
  /** Unique for the workload and the kind, from the source. */
  id: string;
  /** What it is. */
  kind: 'scaling' | 'deployment';
  /** When it began. */
  at: string;
  /** When it ended, well or not; undefined while it runs. */
  endedAt?: string;
  /** Of scaling, the source's own words; of a deployment, its image or id. */
  what: string;
  /** Why, in the source's own words. */
  why?: string;
  /** How far it has come, as the source names it, for example `Successful` or `COMPLETED`. */
  status: string;
  /** What came of it, in the source's own words. */
  result?: string;
}

const ENDED: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED']);

/**
 * What the facts say that happened lately, in no order.
 *
 * @public
 */
export function happeningsOf(facts: Partial<WorkloadFacts>): Happening[] {
  const activities = facts.activities?.value ?? [];
  const deployments = facts.deployments?.value ?? [];
  return [
    ...activities.map(
      (activity): Happening => ({
        id: activity.id,
        kind: 'scaling',
        at: activity.startedAt,
        endedAt: activity.endedAt,
        what: activity.description,
        why: activity.cause,
        status: activity.status,
        result: activity.statusMessage,
      }),
    ),
    ...deployments.map(
      (deployment): Happening => ({
        id: deployment.id,
        kind: 'deployment',
        at: deployment.createdAt,
        endedAt: ENDED.has(deployment.rollout)
          ? deployment.updatedAt
          : undefined,
        what: deployment.image ?? deployment.id,
        why: deployment.rolloutReason,
        status: deployment.rollout,
      }),
    ),
  ];
}
