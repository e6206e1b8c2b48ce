// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { FactKind } from '@cabildo/plugin-estate-common';
import type { WorkloadHint } from '@cabildo/plugin-estate-node';

/** @internal */
export interface HintGathererOptions {
  /** Reads again what hints name. */
  read: (hint: WorkloadHint) => Promise<void>;
  /** How long hints are gathered before they are read. */
  gatherMilliseconds: number;
  signal: AbortSignal;
}

interface Gathering {
  workloadIds: Set<string>;
  kinds: Set<FactKind>;
  done: Promise<void>;
}

/**
 * Makes one reading of many hints. A deployment tells of each step of each
 * task, twice where it fails; all of it asks to read one workload again.
 */
export class HintGatherer {
  readonly #options: HintGathererOptions;
  #gathering: Gathering | undefined;
  /** Readings follow one another, so that a burst makes few and large ones. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: HintGathererOptions) {
    this.#options = options;
  }

  /** @returns when a reading that began after this call is done */
  async take(hint: WorkloadHint): Promise<void> {
    this.#options.signal.throwIfAborted();
    const gathering = this.#gathering ?? this.#begin();
    this.#gathering = gathering;
    hint.workloadIds.forEach(id => gathering.workloadIds.add(id));
    hint.kinds.forEach(kind => gathering.kinds.add(kind));
    await gathering.done;
  }

  #begin(): Gathering {
    const gathering: Gathering = {
      workloadIds: new Set(),
      kinds: new Set(),
      done: this.#turn.then(() => this.#read(gathering)),
    };
    this.#turn = Promise.allSettled([gathering.done]);
    return gathering;
  }

  async #read(gathering: Gathering): Promise<void> {
    const { read, gatherMilliseconds, signal } = this.#options;
    await delay(gatherMilliseconds, undefined, { signal });
    this.#gathering = undefined;
    await read({
      workloadIds: [...gathering.workloadIds],
      kinds: [...gathering.kinds],
    });
  }
}
