// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ActivityReader } from '../client/ActivityReader';
import { readEach } from '../client/readEach';
import { serviceKey } from '../mapping/serviceKey';
import { toActivities } from '../mapping/toRange';
import type { Part } from './types';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** What autoscaling did, and why. */
export function createActivitiesPart(options: {
  activities: ActivityReader;
}): Part {
  const { activities } = options;
  return {
    kinds: ['activities'],
    async read({ context, services, isAll, previousOf }) {
      const now = new Date();
      const all = isAll
        ? await activities.readAll(context, new Date(now.getTime() - A_DAY_MS))
        : undefined;
      const { results, error } = await readEach(
        isAll ? [] : services,
        service => activities.readOf(context, serviceKey(service)),
      );
      return {
        factsOf(service) {
          const found = all ?? results.get(service);
          return found
            ? {
                activities: {
                  value: toActivities(
                    serviceKey(service),
                    found,
                    previousOf(service)?.activities?.value ?? [],
                  ),
                  observedAt: now.toISOString(),
                },
              }
            : {};
        },
        error,
      };
    },
  };
}
