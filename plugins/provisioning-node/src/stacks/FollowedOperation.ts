// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  CloudFormationClient,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { lineOf } from './eventLine';
import {
  isOwnEvent,
  isStartOfOperation,
  nestedStackId,
  readEventsUntil,
  timeOf,
} from './stackEvents';

export interface FollowedOperationOptions {
  client: CloudFormationClient;
  stackId: string;
  /** Id of the newest event before the operation; undefined follows the operation that runs now. */
  after?: string;
  /** Gets one line for each event. */
  onLine?: (line: string) => void;
  signal?: AbortSignal;
}

/** One stack of the operation: the root or a nested one. */
interface Followed {
  stackId: string;
  /** Logical ids from the root to here. */
  path: string[];
  lastSeen?: string;
  settled: boolean;
}

/** What is known of an operation that goes on. */
export class FollowedOperation {
  readonly events: StackEvent[] = [];
  readonly #options: FollowedOperationOptions;
  readonly #stacks: Map<string, Followed>;
  #startedAt: number | undefined;

  constructor(options: FollowedOperationOptions) {
    this.#options = options;
    const { stackId, after } = options;
    this.#stacks = new Map([
      [stackId, { stackId, path: [], lastSeen: after, settled: false }],
    ]);
  }

  /** Reads what is new in every stack that is not at rest; nested ones become known on the way. */
  async readEvents(): Promise<void> {
    const lines: { time: number; line: string }[] = [];
    // A map hands out what is added while it is walked through.
    for (const followed of this.#stacks.values()) {
      if (!followed.settled) {
        lines.push(...(await this.#readStack(followed)));
      }
    }
    // Stack by stack they were read; in the order of time people follow them.
    for (const { line } of lines.sort((a, b) => a.time - b.time)) {
      this.#options.onLine?.(line);
    }
  }

  async #readStack(
    followed: Followed,
  ): Promise<{ time: number; line: string }[]> {
    const { client, signal } = this.#options;
    const lines: { time: number; line: string }[] = [];
    const events = await this.#newEvents(followed, client, signal);
    for (const event of events) {
      this.#startedAt ??= timeOf(event);
      this.events.push(event);
      followed.lastSeen = event.EventId;
      if (isOwnEvent(event)) {
        followed.settled =
          followed.path.length > 0 &&
          !event.ResourceStatus?.endsWith('_IN_PROGRESS');
      }
      this.#meetNestedStack(event, followed);
      const line = lineOf(event, followed.path);
      if (line) {
        lines.push({ time: timeOf(event), line });
      }
    }
    return lines;
  }

  async #newEvents(
    followed: Followed,
    client: CloudFormationClient,
    signal: AbortSignal | undefined,
  ): Promise<StackEvent[]> {
    const { stackId, lastSeen, path } = followed;
    if (lastSeen !== undefined) {
      return readEventsUntil(client, stackId, e => e.EventId === lastSeen, {
        signal,
      });
    }
    if (path.length > 0) {
      const startedAt = this.#startedAt ?? 0;
      return readEventsUntil(client, stackId, e => timeOf(e) < startedAt, {
        signal,
      });
    }
    let started = false;
    return readEventsUntil(
      client,
      stackId,
      event => {
        const known = started;
        started ||= isStartOfOperation(event);
        return known;
      },
      { signal },
    );
  }

  #meetNestedStack(event: StackEvent, parent: Followed): void {
    const stackId = nestedStackId(event);
    if (!stackId) {
      return;
    }
    const known = this.#stacks.get(stackId);
    if (known) {
      // Its parent does something with it again, such as rolling it back.
      known.settled = false;
      return;
    }
    this.#stacks.set(stackId, {
      stackId,
      path: [...parent.path, event.LogicalResourceId ?? '?'],
      settled: false,
    });
  }
}
