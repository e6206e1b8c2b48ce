// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import type { Response } from 'express';
import type { FeedMessage } from './ChangeFeed';

/** Proxies close what is silent for a minute, and readers take long silence for a lost connection. */
const HEARTBEAT_MS = 15_000;

/**
 * Sends messages as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html) until they
 * end or the signal comes. What hindered the first message is thrown, so that
 * it can still be answered as an error.
 */
export async function sendMessages(
  res: Response,
  messages: AsyncIterable<FeedMessage>,
  signal: AbortSignal,
): Promise<void> {
  const iterator = messages[Symbol.asyncIterator]();
  let next = await iterator.next();
  res.writeHead(200, {
    'Content-Type': 'text/event-stream',
    // Compressing would hold messages back until a block is full.
    'Cache-Control': 'private, no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  const heartbeat = setInterval(() => res.write(':\n\n'), HEARTBEAT_MS);
  try {
    while (!next.done && !signal.aborted) {
      const { event, id, data } = next.value;
      const fits = res.write(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
      if (!fits) {
        await once(res, 'drain', { signal });
      }
      next = await iterator.next();
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  } finally {
    clearInterval(heartbeat);
    await iterator.return?.();
    res.end();
  }
}
