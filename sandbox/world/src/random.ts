// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';

/** Figures that are the same for the same seed and purpose, whatever else is asked. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  integer(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * A stream of its own for each purpose, so that a new question somewhere
 * changes no answer elsewhere.
 */
export function createRandom(seed: string, purpose: string): Random {
  let state = createHash('sha256')
    .update(`${seed}/${purpose}`)
    .digest()
    .readUInt32LE(0);

  // Mulberry32: small, well distributed, the same on every machine.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const integer = (min: number, max: number) =>
    min + Math.floor(next() * (max - min + 1));
  return {
    next,
    integer,
    pick: items => items[integer(0, items.length - 1)]!,
    shuffle: items => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      return shuffled;
    },
  };
}

/** An id in UUID's form that is the same for the same seed and purpose. */
export function createUuid(seed: string, purpose: string): string {
  const hex = createHash('sha256').update(`${seed}/${purpose}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
