// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Values named once, in the order in which they were met. */
export class Dictionary<T> {
  readonly values: T[] = [];
  readonly #positions = new Map<string, number>();

  /** Position of a value, by what tells it from others; −1 for none. */
  positionOf(key: string | undefined, create: () => T): number {
    if (key === undefined) {
      return -1;
    }
    const known = this.#positions.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#positions.set(key, this.values.length);
    return this.values.push(create()) - 1;
  }
}
