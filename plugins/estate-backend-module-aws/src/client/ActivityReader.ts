// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApplicationAutoScalingClient,
  DescribeScalingActivitiesCommand,
  paginateDescribeScalingActivities,
  type ScalingActivity,
} from '@aws-sdk/client-application-auto-scaling';
import { readerClient, type ReadContext } from './ReadContext';

const ECS = { ServiceNamespace: 'ecs', MaxResults: 50 } as const;

// Enough for a busy day of a large account; what is older is of little use.
const MAX_PAGES = 10;

/** Reads what autoscaling did, newest first. */
export class ActivityReader {
  /** By environment, what the last listing of everything found: status by id. */
  readonly #listed = new Map<string, Map<string, string>>();

  /**
   * What it did in the account and Region since a time. The listing ends with
   * the first page that holds something the last one had, for all that is older
   * is known then too. What was asked of one service alone does not count: the
   * others may have done more before.
   */
  async readAll(context: ReadContext, since: Date): Promise<ScalingActivity[]> {
    const { environment, signal } = context;
    const before = this.#listed.get(environment.id);
    const activities: ScalingActivity[] = [];
    const pages = paginateDescribeScalingActivities(
      { client: readerClient(context, ApplicationAutoScalingClient) },
      ECS,
      { abortSignal: signal },
    );
    let count = 0;
    for await (const page of pages) {
      const found = page.ScalingActivities ?? [];
      activities.push(...found);
      count += 1;
      const reachesBack = found.some(
        ({ StartTime }) => StartTime && StartTime < since,
      );
      // One that has not ended may say something new the next time.
      const isKnown = found.some(
        ({ ActivityId = '', StatusCode, EndTime }) =>
          EndTime !== undefined && before?.get(ActivityId) === StatusCode,
      );
      if (count >= MAX_PAGES || reachesBack || isKnown) {
        break;
      }
    }
    this.#listed.set(
      environment.id,
      new Map(
        activities.map(({ ActivityId = '', StatusCode = '' }) => [
          ActivityId,
          StatusCode,
        ]),
      ),
    );
    return activities;
  }

  /** The newest that it did with one service. */
  async readOf(
    context: ReadContext,
    serviceKey: string,
  ): Promise<ScalingActivity[]> {
    const answer = await readerClient(
      context,
      ApplicationAutoScalingClient,
    ).send(
      new DescribeScalingActivitiesCommand({
        ...ECS,
        ResourceId: `service/${serviceKey}`,
      }),
      { abortSignal: context.signal },
    );
    return answer.ScalingActivities ?? [];
  }
}
