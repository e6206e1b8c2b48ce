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

/**
 * What the load balancers think of the tasks.
 *
 * @remarks
 *
 * The health of targets is asked of one target group at a time, the counts of
 * healthy and unhealthy ones of hundreds. Where a sweep finds that all were
 * healthy, and that the counts say so still, the targets are those they were.
 */
export const targetsPart: Part = {
  kinds: ['targets'],
  async read(input) {
    const { context, services } = input;
    const observedAt = new Date().toISOString();
    const unchanged = await readUnchanged(input).catch(
      // Each group is asked then. Who reads metrics for their own sake reports what hinders that.
      () => new Set<Service>(),
    );
    const { results, error } = await readEach(
      services
        .filter(service => !unchanged.has(service))
        .flatMap(targetGroupArns),
      arn => readTargetHealth(context, arn),
    );
    return {
      factsOf(service) {
        const arns = targetGroupArns(service);
        if (arns.length === 0) {
          return { targets: { value: undefined, observedAt } };
        }
        const before = input.previousOf(service)?.targets;
        if (before && unchanged.has(service)) {
          return { targets: { value: before.value, observedAt } };
        }
        const read = arns.flatMap(arn => results.get(arn) ?? []);
        return arns.every(arn => results.has(arn))
          ? { targets: { value: toTargets(read), observedAt } }
          : {};
      },
      error,
    };
  },
};

/** Services whose targets are known and, by their counts, as they were. */
async function readUnchanged(input: PartInput): Promise<Set<Service>> {
  const { context, services, isAll, previousOf, targetGroups } = input;
  const known = isAll
    ? services.filter(service => previousOf(service)?.targets?.value?.length)
    : [];
  if (known.length === 0) {
    return new Set();
  }
  const now = new Date();
  const groups = await targetGroups();
  const asked = known.flatMap(service => {
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
