// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ServiceEventFacts } from '@cabildo/plugin-estate-common';
import type { Event } from '../client/objects';

// As many as a person reads.
const EVENTS_KEPT = 10;

/** What the cluster tells of a Deployment and what belongs to it, the newest first. */
export function toEvents(events: Event[]): ServiceEventFacts[] {
  return events
    .map(event => ({
      id: idOf(event),
      at: new Date(event.at).toISOString(),
      message: `${event.reason} (${event.involvedObject.kind} ${event.involvedObject.name}): ${event.message}`,
    }))
    .sort(
      (a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, EVENTS_KEPT);
}

/** An Event that is told again is counted up, not made anew: each telling is one. */
export function idOf({ metadata, count }: Event): string {
  return `${metadata.uid}/${count}`;
}
