// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** An order that was kept while somebody read. */
export interface HeldOrder {
  /** Ids as they stand. */
  ids: string[];
  /** The fewest rows that would have to move to be where they belong. */
  moved: number;
}

/**
 * Keeps rows where the reader saw them: those still wanted stay in their
 * order, new ones come last.
 */
export function holdOrder(
  seen: readonly string[],
  wanted: readonly string[],
): HeldOrder {
  const belongs = new Map(wanted.map((id, position) => [id, position]));
  const kept = seen.filter(id => belongs.has(id));
  const known = new Set(kept);
  const ids = [...kept, ...wanted.filter(id => !known.has(id))];
  const longest = longestRise(ids.map(id => belongs.get(id)!));
  return { ids, moved: ids.length - longest };
}

/** Length of the longest rising subsequence: what may stay where it is. */
function longestRise(values: readonly number[]): number {
  // The least last value of a rise of each length.
  const ends: number[] = [];
  for (const value of values) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    ends[low] = value;
  }
  return ends.length;
}
