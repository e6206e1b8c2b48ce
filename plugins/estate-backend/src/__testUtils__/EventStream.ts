// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** A reader of server-sent events, one by one. */
export class EventStream {
  readonly #response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #events: EventSourceMessage[] = [];
  readonly #parser = createParser({
    onEvent: event => this.#events.push(event),
  });

  private constructor(response: Response) {
    this.#response = response;
    this.#reader = response.body!.getReader();
  }

  static async open(
    url: string,
    headers: Record<string, string>,
  ): Promise<EventStream> {
    return new EventStream(await fetch(url, { headers }));
  }

  get status(): number {
    return this.#response.status;
  }

  get headers(): Headers {
    return this.#response.headers;
  }

  /** Waits for the next event; undefined when the stream has ended. */
  async next(): Promise<EventSourceMessage | undefined> {
    while (this.#events.length === 0) {
      const { done, value } = await this.#reader.read();
      if (done) {
        return undefined;
      }
      this.#parser.feed(this.#decoder.decode(value, { stream: true }));
    }
    return this.#events.shift();
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}
