// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScalingActivity } from '@cabildo/plugin-estate-common';
import type { Event } from '../client/objects';
import { idOf } from './toEvents';

// As many as a person reads.
const ACTIVITIES_KEPT = 20;

const STATUSES: Record<string, string> = {
  SuccessfulRescale: 'Successful',
  FailedRescale: 'Failed',
};

/**
 * What an autoscaler did, the newest first: what is told now, together with
 * what was known before, because a cluster forgets its Events after an hour.
 */
export function toActivities(
  events: Event[],
  previous: ScalingActivity[],
): ScalingActivity[] {
  const byId = new Map(previous.map(activity => [activity.id, activity]));
  for (const event of events) {
    if (
      event.involvedObject.kind === 'HorizontalPodAutoscaler' &&
      STATUSES[event.reason]
    ) {
      byId.set(idOf(event), toActivity(event));
    }
  }
  return [...byId.values()]
    .sort(
      (a, b) =>
        Date.parse(b.startedAt) - Date.parse(a.startedAt) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, ACTIVITIES_KEPT);
}

// `New size: 4; reason: cpu resource utilization (…) above target`
function toActivity(event: Event): ScalingActivity {
  const at = new Date(event.at).toISOString();
  const [, size, cause] =
    /^(New size: \d+); (?:reason: )?(.*)$/s.exec(event.message) ?? [];
  const status = STATUSES[event.reason];
  const error = status === 'Failed' ? cause?.split('error: ')[1] : undefined;
  return {
    id: idOf(event),
    startedAt: at,
    endedAt: at,
    description: size ?? event.message,
    cause: cause ?? '',
    status,
    statusMessage: error,
  };
}
