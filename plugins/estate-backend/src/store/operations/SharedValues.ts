// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Workload } from '@cabildo/plugin-estate-common';

/**
 * Gives the same object for what is equal. Hundreds of workloads that are read
 * together have the same limits, sources and times, and would each keep its own.
 */
export class SharedValues {
  readonly #texts = new Map<string, string>();
  readonly #parsed = new Map<string, unknown>();

  /** A text that is kept once. */
  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#texts.set(text, text);
    return text;
  }

  /** What a JSON text says; not to be changed, as others have it too. */
  parse(json: string): unknown {
    if (!this.#parsed.has(json)) {
      this.#parsed.set(json, JSON.parse(json));
    }
    return this.#parsed.get(json);
  }

  /** A workload of whose texts each is kept once. */
  workload(workload: Workload): Workload {
    return Object.fromEntries(
      Object.entries(workload).map(([name, value]) => [name, this.text(value)]),
    ) as unknown as Workload;
  }
}
