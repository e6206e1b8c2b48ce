// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { ListenOptions, WorkloadHint } from '@cabildo/plugin-estate-node';
import type { ClusterChange, ClusterWatch } from './ClusterWatch';

const REPORT_EVERY_MS = 1000;

/**
 * Passes on what changes in a part of a cluster until the signal.
 *
 * @param options - `hintOf` says what a change means to the environment;
 * undefined when it is another's
 * @throws whatever keeps the cluster from being known
 */
export async function listenToCluster(
  watch: ClusterWatch,
  options: Pick<ListenOptions, 'signal' | 'onHeard'> & {
    hintOf: (change: ClusterChange) => WorkloadHint | undefined;
    onHint: (hint: WorkloadHint) => Promise<void>;
  },
): Promise<void> {
  const { signal, onHeard, hintOf, onHint } = options;
  const underWay = new Set<Promise<void>>();
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const stop = watch.onChange(change => {
    const hint = hintOf(change);
    if (hint) {
      const lastEventAt = new Date().toISOString();
      const work = onHint(hint)
        .then(() => onHeard({ lastEventAt }))
        .catch(error => failed.abort(error))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    }
  });
  try {
    while (!either.aborted) {
      for (const failure of watch.failures().values()) {
        throw failure;
      }
      const heardAt = new Date(watch.aliveAt).toISOString();
      // What came until then is heard once it has been read.
      Promise.all(underWay).then(() => {
        if (!either.aborted) {
          onHeard({ heardAt });
        }
      });
      await delay(REPORT_EVERY_MS, undefined, { signal: either });
    }
    either.throwIfAborted();
  } catch (error) {
    either.throwIfAborted();
    throw error;
  } finally {
    stop();
  }
}
