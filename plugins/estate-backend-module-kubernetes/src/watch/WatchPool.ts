// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Cluster } from '@cabildo/plugin-kubernetes-node';
import { ClusterWatch } from './ClusterWatch';

/**
 * Longer than from one sweep to the next: a portal that only sweeps keeps its
 * watches. One of several that hears nothing, because another does, and sweeps
 * four times an hour has none in between.
 */
const IDLE_MS = 150_000;

interface Held {
  watch: ClusterWatch;
  users: number;
  ending?: NodeJS.Timeout;
}

/** The watches of clusters: each begins with its first use and ends when it was of no use for a while. */
export class WatchPool {
  readonly #idleMs: number;
  readonly #held = new Map<Cluster, Held>();
  readonly #calls = new Map<Cluster, Map<string, number>>();
  #isStopped = false;

  constructor(options: { idleMs?: number } = {}) {
    this.#idleMs = options.idleMs ?? IDLE_MS;
  }

  /** Does something with the watch of a cluster, which lasts at least as long. */
  async use<T>(
    cluster: Cluster,
    work: (watch: ClusterWatch) => Promise<T>,
  ): Promise<T> {
    const held = this.#hold(cluster);
    held.users += 1;
    clearTimeout(held.ending);
    try {
      return await work(held.watch);
    } finally {
      held.users -= 1;
      if (held.users === 0 && !this.#isStopped) {
        held.ending = setTimeout(() => {
          this.#held.delete(cluster);
          void held.watch.stop();
        }, this.#idleMs).unref();
      }
    }
  }

  /** Requests sent so far to each cluster, by operation, such as `list pods`. */
  calls(): ReadonlyMap<Cluster, ReadonlyMap<string, number>> {
    return this.#calls;
  }

  /** Ends all watches; there are no others after it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const all = [...this.#held.values()];
    all.forEach(({ ending }) => clearTimeout(ending));
    await Promise.all(all.map(({ watch }) => watch.stop()));
  }

  #hold(cluster: Cluster): Held {
    if (this.#isStopped) {
      throw new Error('The portal is stopping');
    }
    const known = this.#held.get(cluster);
    if (known) {
      return known;
    }
    const counts = this.#calls.get(cluster) ?? new Map<string, number>();
    this.#calls.set(cluster, counts);
    const watch = new ClusterWatch(cluster, operation =>
      counts.set(operation, (counts.get(operation) ?? 0) + 1),
    );
    const held: Held = { watch, users: 0 };
    this.#held.set(cluster, held);
    return held;
  }
}
