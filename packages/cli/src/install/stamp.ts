// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextIfPresent } from '../files.ts';

/**
 * Remembers from which inputs something was made, so that it is made again only when they change.
 * The stamp is removed before the work and written after it: work cut short is done again.
 *
 * @public
 */
export class Stamp {
  readonly #file: string;

  constructor(cacheDirectory: string, name: string) {
    this.#file = join(cacheDirectory, 'stamps', name);
  }

  matches(hash: string): boolean {
    return readTextIfPresent(this.#file) === hash;
  }

  /** Forgets, so that the work is done again. */
  remove(): void {
    rmSync(this.#file, { force: true });
  }

  /** Does the work unless the stamp says it is done; tells whether it was needed. */
  async ensure(hash: string, work: () => Promise<void>): Promise<boolean> {
    if (this.matches(hash)) {
      return false;
    }
    this.remove();
    await work();
    mkdirSync(join(this.#file, '..'), { recursive: true });
    writeFileSync(this.#file, hash);
    return true;
  }
}
