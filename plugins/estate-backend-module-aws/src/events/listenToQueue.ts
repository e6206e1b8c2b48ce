// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Message } from '@aws-sdk/client-sqs';
import type { Environment } from '@cabildo/plugin-aws-node';
import type { ListenOptions } from '@cabildo/plugin-estate-node';
import { MESSAGES_A_CALL, type EventQueue } from './EventQueue';
import { parseEvent, type AwsEvent } from './parseEvent';
import { toHints } from './toHints';

// What may be under way at once: a burst is taken in while what it concerns is
// still being read, but not without end.
const MAX_BATCHES = 50;

const COUNT_DEAD_LETTERS_EVERY_MS = 60_000;

interface Understood {
  message: Message;
  event: AwsEvent;
}

/**
 * Hands over what the events of an environment hint at, until the signal.
 *
 * @remarks
 *
 * A message leaves the queue when its hint was taken. What is no event stays:
 * SQS hands it out again, and in the end to the queue of dead letters.
 */
export async function listenToQueue(
  queue: EventQueue,
  options: ListenOptions & {
    environment: Environment;
    /** All environments of its department. */
    siblings: Environment[];
  },
): Promise<void> {
  const { signal, onHeard } = options;
  const underWay = new Set<Promise<void>>();
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  let countedAt = 0;

  while (!either.aborted) {
    const askedAt = new Date().toISOString();
    const messages = await queue.receive();
    if (messages.length > 0) {
      const batch = handle(queue, messages, options)
        .catch(error => failed.abort(error))
        .finally(() => underWay.delete(batch));
      underWay.add(batch);
    }
    if (messages.length < MESSAGES_A_CALL) {
      // Nothing more was waiting; all before this moment is heard once what is
      // under way is done.
      const before = [...underWay];
      Promise.all(before).then(() => {
        if (!either.aborted) {
          onHeard({ heardAt: askedAt });
        }
      });
    }
    if (Date.now() - countedAt >= COUNT_DEAD_LETTERS_EVERY_MS) {
      countedAt = Date.now();
      onHeard({ deadLetters: await queue.countDeadLetters() });
    }
    if (underWay.size >= MAX_BATCHES) {
      await Promise.race(underWay);
    }
  }
  either.throwIfAborted();
}

async function handle(
  queue: EventQueue,
  messages: Message[],
  options: ListenOptions & {
    environment: Environment;
    siblings: Environment[];
  },
): Promise<void> {
  const { environment, siblings, onHint, onHeard } = options;
  const understood = messages.flatMap((message): Understood[] => {
    const event = parseEvent(message.Body);
    return event ? [{ message, event }] : [];
  });
  await Promise.all(
    understood
      .flatMap(({ event }) => toHints(event, environment, siblings))
      .map(({ environmentId, hint }) => onHint(environmentId, hint)),
  );
  if (understood.length > 0) {
    await queue.delete(understood.map(({ message }) => message));
    const [lastEventAt] = understood
      .map(({ event }) => event.time)
      .sort()
      .reverse();
    onHeard({ lastEventAt });
  }
}
