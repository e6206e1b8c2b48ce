// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readScalingActivities } from '../client/readScaling';
import { serviceKey } from '../mapping/serviceKey';
import { toActivities } from '../mapping/toRange';
import type { Part } from './types';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** What autoscaling did, and why. */
export const activitiesPart: Part = {
  kinds: ['activities'],
  async read({ context, services, previousOf }) {
    const now = new Date();
    const known = new Map(
      services.flatMap(service =>
        (previousOf(service)?.activities?.value ?? []).map(activity => [
          activity.id,
          activity.status,
        ]),
      ),
    );
    const activities = await readScalingActivities(context, {
      since: new Date(now.getTime() - A_DAY_MS),
      // One that has not ended may say something new the next time.
      isKnown: ({ ActivityId, StatusCode, EndTime }) =>
        ActivityId !== undefined &&
        EndTime !== undefined &&
        known.get(ActivityId) === StatusCode,
    });
    return {
      factsOf: service => ({
        activities: {
          value: toActivities(
            serviceKey(service),
            activities,
            previousOf(service)?.activities?.value ?? [],
          ),
          observedAt: now.toISOString(),
        },
      }),
    };
  },
};
