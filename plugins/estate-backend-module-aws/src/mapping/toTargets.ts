// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service, Task } from '@aws-sdk/client-ecs';
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetFacts } from '@cabildo/plugin-estate-common';

const STATES: ReadonlySet<string> = new Set<TargetFacts['state']>([
  'initial',
  'healthy',
  'unhealthy',
  'unused',
  'draining',
  'unavailable',
]);

/**
 * The targets that the tasks of a service are, where all of them are known to
 * be healthy; undefined when not every task says where it is.
 *
 * @param tasks - those that run, of this service alone
 */
export function toHealthyTargets(
  service: Service,
  tasks: Task[],
): TargetFacts[] | undefined {
  const port = service.loadBalancers?.[0]?.containerPort;
  const places = tasks.map(task => ({ id: addressOf(task), task }));
  if (
    port === undefined ||
    places.length !== service.runningCount ||
    places.some(({ id }) => id === undefined)
  ) {
    return undefined;
  }
  return toTargets(
    places.map(({ id, task }) => ({
      Target: { Id: id, Port: port, AvailabilityZone: task.availabilityZone },
      TargetHealth: { State: 'healthy' },
    })),
  );
}

/** Address of the network interface that Fargate gives a task. */
function addressOf(task: Task): string | undefined {
  return task.attachments
    ?.flatMap(({ details = [] }) => details)
    .find(({ name }) => name === 'privateIPv4Address')?.value;
}

/** The targets of a workload, in a steady order. */
export function toTargets(
  descriptions: TargetHealthDescription[],
): TargetFacts[] {
  return descriptions
    .map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? '',
      port: Target?.Port ?? 0,
      zone: Target?.AvailabilityZone,
      state: stateOf(TargetHealth?.State),
      reason: TargetHealth?.Reason,
      description: TargetHealth?.Description,
    }))
    .sort((a, b) => compare(a.id, b.id) || a.port - b.port);
}

// `unhealthy.draining` and whatever else AWS adds: leaving counts as leaving,
// and a state nobody here knows as not checked.
function stateOf(state: string | undefined): TargetFacts['state'] {
  if (state && STATES.has(state)) {
    return state as TargetFacts['state'];
  }
  return state?.includes('draining') ? 'draining' : 'unavailable';
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
