// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { fargateMonthlyUsd } from '@cabildo/plugin-aws-pricing-common';
import type { WorkloadFacts } from '../facts';
import type { EstateRow } from '../snapshot';

/**
 * What something costs in a month if it goes on as it is: US dollars by AWS's
 * list, for what can be reckoned.
 *
 * @public
 */
export interface MonthlyCost {
  /** Two decimals. */
  usd: number;
  /** Whether it has parts of which the cost is not known, so that it costs this or more. */
  isAtLeast: boolean;
}

/**
 * What workloads cost together: the tasks that run now, all month, on AWS
 * Fargate. Functions, Deployments, and tasks on Spot or on machines of one's own
 * are left out, and said to be.
 *
 * @returns undefined where nothing can be reckoned
 * @public
 */
export function monthlyCost(
  rows: readonly Pick<EstateRow, 'workload' | 'facts'>[],
): MonthlyCost | undefined {
  const costs = rows.map(costOfTasks);
  const known = costs.filter(cost => cost !== undefined);
  return known.length === 0
    ? undefined
    : {
        usd: Math.round(100 * known.reduce((sum, cost) => sum + cost, 0)) / 100,
        isAtLeast: known.length < costs.length,
      };
}

function costOfTasks({
  workload,
  facts,
}: Pick<EstateRow, 'workload' | 'facts'>): number | undefined {
  const deployments = runningIn(facts);
  if (workload.runtime !== 'ecs' || !deployments) {
    return undefined;
  }
  let sum = 0;
  for (const { size, running } of deployments) {
    const cost =
      size?.capacity === 'fargate'
        ? fargateMonthlyUsd({
            ...size,
            region: workload.region,
            tasks: running,
          })
        : undefined;
    if (cost === undefined) {
      return undefined;
    }
    sum += cost;
  }
  return sum;
}

/** Deployments that have tasks; undefined where it is not known of all tasks what they are given. */
function runningIn({ scaling, deployments }: WorkloadFacts) {
  const tasks = scaling?.value.running;
  if (tasks === 0) {
    return [];
  }
  const running = deployments?.value.filter(each => each.running > 0) ?? [];
  const told = running.reduce((sum, each) => sum + each.running, 0);
  return tasks !== undefined && told >= tasks ? running : undefined;
}
