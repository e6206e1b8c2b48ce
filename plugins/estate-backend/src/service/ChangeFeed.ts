// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  diffSnapshots,
  type EstateSnapshot,
} from '@cabildo/plugin-estate-common';
import type { SnapshotRenderer } from './SnapshotRenderer';
import type { Estate, EstateReadOptions } from './types';

// A reader who was cut off comes back within seconds, or takes a new snapshot.
const KEPT_SNAPSHOTS = 64;

/** What is told to one reader. */
export interface FeedMessage {
  /**
   * `snapshot`: all there is; `change`: what is different since the message
   * before; `complete`: the reader has caught up.
   */
  event: 'snapshot' | 'change' | 'complete';
  /** Tag of the snapshot that the reader has after it. */
  id: string;
  /** JSON. */
  data: string;
}

/** @internal */
export interface ChangeFeedOptions {
  estate: Estate;
  renderer: SnapshotRenderer;
}

/**
 * Tells readers how the estate changes. A message is named by the content it
 * leads to, so that a reader can go on at any replica that has seen what the
 * reader has, and takes a whole snapshot at any other.
 */
export class ChangeFeed {
  readonly #options: ChangeFeedOptions;
  /** By tag, the newest last. */
  readonly #seen = new Map<string, EstateSnapshot>();
  /** What was told last, by where it leads from and to: readers who see the same are told the same. */
  readonly #told = new Map<string, string>();

  constructor(options: ChangeFeedOptions) {
    this.#options = options;
  }

  /** @param after - tag of the snapshot that the reader has */
  async *messages(
    options: EstateReadOptions & { after?: string; signal: AbortSignal },
  ): AsyncIterable<FeedMessage> {
    const { estate, renderer } = this.#options;
    let last = options.after;
    let isComplete = false;
    for await (const snapshot of estate.snapshots(options)) {
      const { etag: id, json } = renderer.render(snapshot);
      this.#keep(id, snapshot);
      if (id !== last) {
        const from = last === undefined ? undefined : this.#seen.get(last);
        yield from
          ? { event: 'change', id, data: this.#diff(last!, from, id, snapshot) }
          : { event: 'snapshot', id, data: json };
        last = id;
      }
      if (!isComplete) {
        isComplete = true;
        yield { event: 'complete', id, data: '{}' };
      }
    }
  }

  #keep(tag: string, snapshot: EstateSnapshot): void {
    this.#seen.delete(tag);
    this.#seen.set(tag, snapshot);
    forgetOldest(this.#seen);
  }

  #diff(
    fromTag: string,
    from: EstateSnapshot,
    toTag: string,
    to: EstateSnapshot,
  ): string {
    const key = `${fromTag} ${toTag}`;
    const data = this.#told.get(key) ?? JSON.stringify(diffSnapshots(from, to));
    this.#told.set(key, data);
    forgetOldest(this.#told);
    return data;
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size > KEPT_SNAPSHOTS) {
    map.delete(map.keys().next().value!);
  }
}
