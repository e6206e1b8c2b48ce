// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../client/ApiClient';
import { KubernetesApiError, toApiError } from '../client/KubernetesApiError';
import type { KubernetesObject } from '../client/objects';
import type { Resource } from '../client/resources';
import { retryDelay } from './retryDelay';

const PAGE_SIZE = 500;

/**
 * How long a watch lasts before the server ends it and it is taken up again.
 * Its end proves that the connection lived until then, so this is also how
 * old the knowledge of a silent cluster gets. Each kind costs a call as often:
 * four clusters cost 24 calls a minute.
 */
const WATCH_SECONDS = 40;

// The server ends a watch in time unless the connection is dead.
const SILENCE_MS = (WATCH_SECONDS + 10) * 1000;

// A server that asks so often in a row to come again cannot be read.
const PATIENCE = 4;

/** @internal */
export interface ResourceWatchOptions<T extends KubernetesObject> {
  client: ApiClient;
  resource: Resource<T>;
  /** Told of an object that came, changed or went. */
  onChange: (object: T) => void;
}

/**
 * What a cluster holds of one kind, kept current by one list and one watch.
 *
 * See https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export class ResourceWatch<T extends KubernetesObject> {
  readonly #options: ResourceWatchOptions<T>;
  #objects = new Map<string, T>();
  #version: string | undefined;
  #isKnown = false;
  #failure: unknown;
  #attempts = 0;
  #aliveAt = 0;
  #settle = () => {};
  readonly #settled = new Promise<void>(resolve => {
    this.#settle = resolve;
  });

  constructor(options: ResourceWatchOptions<T>) {
    this.#options = options;
  }

  /** What is there now, as far as {@link ResourceWatch.failure} is undefined. */
  objects(): Iterable<T> {
    return this.#objects.values();
  }

  /** One of them; undefined when it is not there. */
  get(namespace: string, name: string): T | undefined {
    return this.#objects.get(`${namespace}/${name}`);
  }

  /** What keeps it from knowing; undefined while it knows. */
  get failure(): unknown {
    return this.#failure;
  }

  /** When the server last showed that nothing was missed, in milliseconds. */
  get aliveAt(): number {
    return this.#aliveAt;
  }

  /** Resolves when it either knows or cannot. */
  async settled(): Promise<void> {
    await this.#settled;
  }

  /** Lists and watches until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        this.#version ??= await this.#list(signal);
        await this.#watch(this.#version, signal);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        await this.#recover(error, signal);
      }
    }
  }

  async #list(signal: AbortSignal): Promise<string> {
    const { client, resource } = this.#options;
    const listed = new Map<string, T>();
    let version = '';
    let next = '';
    const startedAt = Date.now();
    do {
      const page = await client.get(
        `${resource.path}?${new URLSearchParams({
          limit: String(PAGE_SIZE),
          ...(next ? { continue: next } : {}),
        })}`,
        { operation: `list ${resource.name}`, signal },
      );
      for (const item of page.items ?? []) {
        const object = resource.parse(item);
        listed.set(keyOf(object), object);
      }
      version = page.metadata?.resourceVersion ?? '';
      next = page.metadata?.continue ?? '';
    } while (next);
    this.#replace(listed);
    this.#succeed(startedAt);
    return version;
  }

  /** Takes over what was listed, and tells what is different. */
  #replace(listed: Map<string, T>): void {
    const before = this.#objects;
    this.#objects = listed;
    for (const [key, object] of listed) {
      const old = before.get(key);
      if (
        old?.metadata.resourceVersion !== object.metadata.resourceVersion ||
        old.metadata.uid !== object.metadata.uid
      ) {
        this.#options.onChange(object);
      }
    }
    for (const [key, object] of before) {
      if (!listed.has(key)) {
        this.#options.onChange(object);
      }
    }
  }

  async #watch(version: string, signal: AbortSignal): Promise<void> {
    const { client, resource } = this.#options;
    const query = new URLSearchParams({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: version,
      timeoutSeconds: String(WATCH_SECONDS),
    });
    const openedAt = Date.now();
    let lines = 0;
    for await (const line of client.lines(`${resource.path}?${query}`, {
      operation: `watch ${resource.name}`,
      signal,
      silenceMs: SILENCE_MS,
      onOpen: () => this.#succeed(this.#aliveAt),
    })) {
      this.#take(JSON.parse(line));
      lines += 1;
      this.#succeed(Date.now());
      this.#attempts = 0;
    }
    signal.throwIfAborted();
    this.#aliveAt = Date.now();
    // One that accepts watches and ends them at once must not be asked at once again.
    if (lines === 0 && Date.now() - openedAt < 1000) {
      this.#attempts += 1;
      await delay(retryDelay(this.#attempts), undefined, { signal });
    } else {
      this.#attempts = 0;
    }
  }

  #take(event: { type: string; object: any }): void {
    const { resource, onChange } = this.#options;
    if (event.type === 'ERROR') {
      throw toApiError(event.object?.code ?? 0, JSON.stringify(event.object));
    }
    this.#version = event.object.metadata.resourceVersion;
    if (event.type === 'BOOKMARK') {
      return;
    }
    const object = resource.parse(event.object);
    if (event.type === 'DELETED') {
      this.#objects.delete(keyOf(object));
    } else {
      this.#objects.set(keyOf(object), object);
    }
    onChange(object);
  }

  #succeed(aliveAt: number): void {
    this.#failure = undefined;
    this.#isKnown = true;
    this.#aliveAt = aliveAt;
    this.#settle();
  }

  async #recover(error: unknown, signal: AbortSignal): Promise<void> {
    this.#attempts += 1;
    const api = error instanceof KubernetesApiError ? error : undefined;
    if (api?.isExpired) {
      this.#version = undefined;
    }
    const mayPass =
      api?.isExpired || api?.isThrottled
        ? this.#attempts < PATIENCE
        : // A connection that was cut is taken up again where it was.
          this.#isKnown && this.#failure === undefined && this.#attempts === 1;
    if (!mayPass) {
      this.#failure = error;
      this.#settle();
    }
    const wait = Math.max(retryDelay(this.#attempts), api?.retryAfterMs ?? 0);
    await delay(wait, undefined, { signal }).catch(() => {});
  }
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}
