// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { JsonFile } from '@cabildo/sandbox-web';

/** What is told about a push, once per branch it moved. @public */
export interface PushEvent {
  /** `owner/name`. */
  repository: string;
  branch: string;
  commit: string;
  /** 40 zeros where the branch is new. */
  before: string;
  pusher: string;
}

/** How telling went. @public */
export interface Delivery {
  event: PushEvent;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  /** Of the last attempt; ISO 8601. */
  time?: string;
  /** Why the last attempt failed, in the receiver's words where there are any. */
  reason?: string;
}

interface Deliveries {
  waiting: PushEvent[];
  /** By repository. */
  last: Record<string, Delivery>;
}

/** @public */
export interface PushNotifierOptions {
  stateDirectory: string;
  /** Where events are posted; without it nobody is told. */
  url: string | undefined;
  /** Milliseconds to wait before each attempt after the first. */
  delays?: readonly number[];
  log: (message: string) => void;
}

const DEFAULT_DELAYS = [500, 2000, 5000, 15_000, 60_000];
const ANSWER_WITHIN = 10_000;
const LONGEST_REASON = 300;

/**
 * Tells the receiver about pushes: at least once, in order per repository, again
 * after a restart where it was not done.
 *
 * @public
 */
export class PushNotifier {
  readonly #options: PushNotifierOptions;
  readonly #file: JsonFile<Deliveries>;
  readonly #chains = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  private constructor(
    options: PushNotifierOptions,
    file: JsonFile<Deliveries>,
  ) {
    this.#options = options;
    this.#file = file;
  }

  static async open(options: PushNotifierOptions): Promise<PushNotifier> {
    const path = join(options.stateDirectory, 'deliveries.json');
    const file = await JsonFile.open<Deliveries>(path, {
      waiting: [],
      last: {},
    });
    const notifier = new PushNotifier(options, file);
    for (const event of file.content.waiting) {
      notifier.#schedule(event);
    }
    return notifier;
  }

  /** Remembers events; they are told in the background. */
  async notify(events: readonly PushEvent[]): Promise<void> {
    if (this.#options.url === undefined || events.length === 0) {
      return;
    }
    await this.#file.update(({ waiting, last }) => {
      waiting.push(...events);
      for (const event of events) {
        last[event.repository] = { event, state: 'waiting', attempts: 0 };
      }
    });
    for (const event of events) {
      this.#schedule(event);
    }
  }

  /** The newest delivery of a repository. */
  last(repository: string): Delivery | undefined {
    const { last } = this.#file.content;
    return Object.hasOwn(last, repository) ? last[repository] : undefined;
  }

  /** Resolves when nothing of a repository waits any more. */
  async settled(repository: string): Promise<void> {
    await this.#chains.get(repository);
  }

  /** Stops telling; what waits is told after the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#chains.values());
  }

  #schedule(event: PushEvent): void {
    const { repository } = event;
    const before = this.#chains.get(repository) ?? Promise.resolve();
    const chain = before
      .then(() => this.#deliver(event))
      .catch(error => {
        if (!this.#stop.signal.aborted) {
          this.#options.log(`error ${error}`);
        }
      })
      .finally(() => {
        if (this.#chains.get(repository) === chain) {
          this.#chains.delete(repository);
        }
      });
    this.#chains.set(repository, chain);
  }

  async #deliver(event: PushEvent): Promise<void> {
    const { delays = DEFAULT_DELAYS, log } = this.#options;
    for (let attempts = 1; ; attempts++) {
      this.#stop.signal.throwIfAborted();
      const reason = await this.#post(event);
      const name = `push ${event.repository} ${event.branch} ${event.commit}`;
      const over = reason === undefined || attempts > delays.length;
      const state = reason === undefined ? 'delivered' : 'failed';
      await this.#record({
        event,
        state: over ? state : 'waiting',
        attempts,
        time: new Date().toISOString(),
        reason,
      });
      if (over) {
        log(
          `${name} ${state}${
            reason ? ` after ${attempts} attempts: ${reason}` : ''
          }`,
        );
        return;
      }
      log(`${name} not delivered (attempt ${attempts}): ${reason}`);
      await delay(delays[attempts - 1], undefined, {
        signal: this.#stop.signal,
        ref: false,
      });
    }
  }

  async #record(delivery: Delivery): Promise<void> {
    await this.#file.update(content => {
      const { event, state } = delivery;
      const newest = content.last[event.repository]?.event ?? event;
      const isNewest =
        newest.commit === event.commit && newest.branch === event.branch;
      if (isNewest) {
        content.last[event.repository] = delivery;
      }
      if (state !== 'waiting') {
        content.waiting = content.waiting.filter(
          other => JSON.stringify(other) !== JSON.stringify(event),
        );
      }
    });
  }

  /** Why it was not delivered, or nothing. */
  async #post(event: PushEvent): Promise<string | undefined> {
    try {
      const response = await fetch(this.#options.url ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(event),
        signal: AbortSignal.any([
          this.#stop.signal,
          AbortSignal.timeout(ANSWER_WITHIN),
        ]),
      });
      if (response.ok) {
        await response.body?.cancel();
        return undefined;
      }
      const text = (await response.text()).slice(0, LONGEST_REASON);
      return `the receiver answered ${response.status} ${text}`.trim();
    } catch (error) {
      this.#stop.signal.throwIfAborted();
      const { cause, message } = error as Error;
      return cause instanceof Error ? cause.message : message;
    }
  }
}
