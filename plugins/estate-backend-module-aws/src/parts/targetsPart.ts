// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Service } from '@aws-sdk/client-ecs';
import { readEach } from '../client/readEach';
import { METRIC_PERIOD_SECONDS, readMetrics } from '../client/readMetrics';
import { readTargetHealth } from '../client/readTargets';
import { targetGroupArns } from '../mapping/serviceKey';
import { hostCountRequests, isAsBefore } from '../mapping/toHostCounts';
import { toTargets } from '../mapping/toTargets';
import type { Part, PartInput } from './types';

// Load balancers publish a minute up to two minutes after its end.
const MINUTES_READ = 4;

/** By ARN of the service, the newest event of it that there was when its targets were read. */
type ReadAfter = Map<string, string>;

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
 */
export function createTargetsPart(): Part {
  const readAfter = new Map<string, ReadAfter>();
  return {
    kinds: ['targets'],
    async read(input) {
      const { context, services, isAll, previousOf } = input;
      const observedAt = new Date().toISOString();
      const before: ReadAfter =
        readAfter.get(context.environment.id) ?? new Map();
      const unchanged = await readUnchanged(input, before).catch(
        // Each group is asked then. Who reads metrics for their own sake reports what hinders that.
        () => new Set<Service>(),
      );
      const { results, error } = await readEach(
        services
          .filter(service => !unchanged.has(service))
          .flatMap(targetGroupArns),
        arn => readTargetHealth(context, arn),
      );
      const isRead = (service: Service) =>
        unchanged.has(service) ||
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
          const value = unchanged.has(service)
            ? previousOf(service)?.targets?.value
            : toTargets(arns.flatMap(arn => results.get(arn) ?? []));
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

/** Services whose targets are known and as they were. */
async function readUnchanged(
  input: PartInput,
  before: ReadAfter,
): Promise<Set<Service>> {
  const { context, services, isAll, previousOf, targetGroups } = input;
  const quiet = services.filter(
    service => before.get(service.serviceArn ?? '') === newestEvent(service),
  );
  if (!isAll || quiet.length === 0) {
    return new Set();
  }
  const now = new Date();
  const groups = await targetGroups();
  const asked = quiet.flatMap(service => {
    const requests = hostCountRequests(service, groups);
    return requests ? [{ service, requests }] : [];
  });
  const series = await readMetrics(context, {
    requests: asked.flatMap(({ requests }) => requests),
    from: new Date(now.getTime() - MINUTES_READ * METRIC_PERIOD_SECONDS * 1000),
    to: now,
  });
  return new Set(
    asked
      .filter(({ service }, index) =>
        isAsBefore(service, {
          before: previousOf(service)?.targets?.value ?? [],
          healthy: series[index * 2],
          unhealthy: series[index * 2 + 1],
        }),
      )
      .map(({ service }) => service),
  );
}

/** ECS tells of each task that starts, stops, joins or leaves a target group; the newest comes first. */
function newestEvent(service: Service): string {
  return service.events?.[0]?.id ?? '';
}
