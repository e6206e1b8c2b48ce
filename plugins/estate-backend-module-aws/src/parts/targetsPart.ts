// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service, Task } from '@aws-sdk/client-ecs';
import type { TargetFacts } from '@cabildo/plugin-estate-common';
import { readEach } from '../client/readEach';
import { METRIC_PERIOD_SECONDS, readMetrics } from '../client/readMetrics';
import { readTargetHealth } from '../client/readTargets';
import { MANY } from '../client/readTasks';
import { targetGroupArns } from '../mapping/serviceKey';
import {
  areAllHealthy,
  areAllKnown,
  areLatest,
  hostCountRequests,
  type HostCounts,
} from '../mapping/toHostCounts';
import { toHealthyTargets, toTargets } from '../mapping/toTargets';
import type { Part, PartInput } from './types';

// Load balancers publish a minute up to two minutes after its end.
const MINUTES_READ = 4;

/** By ARN of the service, the newest event of it that there was when its targets were read. */
type ReadAfter = Map<string, string>;

/** Targets of services that need not be asked for. */
type KnownTargets = Map<Service, TargetFacts[]>;

/**
 * What the load balancers think of the tasks.
 *
 * @remarks
 *
 * The health of targets is asked of one target group at a time, the counts of
 * healthy and unhealthy ones of hundreds. Where a sweep finds that all were
 * healthy, that the counts say so still, and that ECS says nothing new of the
 * service, the targets are those they were. Who only counted would not see that
 * a task took the place of another.
 *
 * Of many services that are not known yet, as after a start, the tasks say the
 * addresses: where the counts, made after the last that happened, say that all
 * are healthy, each of them is.
 */
export function createTargetsPart(): Part {
  const readAfter = new Map<string, ReadAfter>();
  return {
    kinds: ['targets'],
    async read(input) {
      const { context, services, isAll } = input;
      const observedAt = new Date().toISOString();
      const before: ReadAfter =
        readAfter.get(context.environment.id) ?? new Map();
      const known = await readKnown(input, before).catch(
        // Each group is asked then. Who reads metrics for their own sake reports what hinders that.
        (): KnownTargets => new Map(),
      );
      const { results, error } = await readEach(
        services
          .filter(service => !known.has(service))
          .flatMap(targetGroupArns),
        arn => readTargetHealth(context, arn),
      );
      const isRead = (service: Service) =>
        known.has(service) ||
        targetGroupArns(service).every(arn => results.has(arn));
      readAfter.set(
        context.environment.id,
        // Of services that are gone nothing is remembered.
        new Map([
          ...(isAll ? [] : before),
          ...services
            .filter(isRead)
            .map((service): [string, string] => [
              service.serviceArn ?? '',
              newestEvent(service),
            ]),
        ]),
      );
      return {
        factsOf(service) {
          if (!isRead(service)) {
            return {};
          }
          const arns = targetGroupArns(service);
          const value =
            known.get(service) ??
            toTargets(arns.flatMap(arn => results.get(arn) ?? []));
          return {
            targets: {
              value: arns.length > 0 ? value : undefined,
              observedAt,
            },
          };
        },
        error,
      };
    },
  };
}

async function readKnown(
  input: PartInput,
  before: ReadAfter,
): Promise<KnownTargets> {
  const { services, isAll, previousOf } = input;
  const known: KnownTargets = new Map();
  if (!isAll) {
    return known;
  }
  const healthy = [...(await readCounts(input))].filter(([service, counts]) =>
    areAllHealthy(service, counts),
  );
  for (const [service] of healthy) {
    const targets = previousOf(service)?.targets?.value ?? [];
    const isQuiet =
      before.get(service.serviceArn ?? '') === newestEvent(service);
    if (isQuiet && areAllKnown(service, targets)) {
      known.set(service, targets);
    }
  }
  if (services.length - known.size <= MANY) {
    return known;
  }
  const tasks = await input.tasks().catch(
    // Of the others each group is asked then, and says what hinders that.
    () => [],
  );
  const tasksOf = byGroup(tasks);
  for (const [service, counts] of healthy) {
    const targets = toHealthyTargets(
      service,
      tasksOf.get(`service:${service.serviceName}`) ?? [],
    );
    if (!known.has(service) && targets && areLatest(service, counts)) {
      known.set(service, targets);
    }
  }
  return known;
}

/** Tasks by what they belong to, `service:<name>` where that is a service. */
function byGroup(tasks: Task[]): Map<string, Task[]> {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const { group = '' } = task;
    groups.set(group, [...(groups.get(group) ?? []), task]);
  }
  return groups;
}

/** What the load balancers counted of the services that have one. */
async function readCounts(input: PartInput): Promise<Map<Service, HostCounts>> {
  const { context, services, targetGroups } = input;
  const now = new Date();
  const groups = await targetGroups();
  const asked = services.flatMap(service => {
    const requests = hostCountRequests(service, groups);
    return requests ? [{ service, requests }] : [];
  });
  const series = await readMetrics(context, {
    requests: asked.flatMap(({ requests }) => requests),
    from: new Date(now.getTime() - MINUTES_READ * METRIC_PERIOD_SECONDS * 1000),
    to: now,
  });
  return new Map(
    asked.map(({ service }, index): [Service, HostCounts] => [
      service,
      { healthy: series[index * 2], unhealthy: series[index * 2 + 1] },
    ]),
  );
}

/** ECS tells of each task that starts, stops, joins or leaves a target group; the newest comes first. */
function newestEvent(service: Service): string {
  return service.events?.[0]?.id ?? '';
}
