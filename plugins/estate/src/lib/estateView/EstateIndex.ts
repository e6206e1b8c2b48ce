// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EstateSearch,
  facetOf,
  type EstateFacet,
  type EstateFilter,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { sortValueOf, type EstateColumn, type EstateSort } from './columns';

/**
 * Finds and orders the workloads of one snapshot. Keys are made once and kept,
 * so that a click in a table of thousands costs a few milliseconds.
 */
export class EstateIndex {
  readonly rows: readonly WorkloadSummary[];
  readonly #search: EstateSearch;
  readonly #keys = new Map<EstateColumn, Float64Array>();
  readonly #choices = new Map<EstateFacet, string[]>();

  /** @param rows - worst first, as the estate serves them */
  constructor(rows: readonly WorkloadSummary[]) {
    this.rows = rows;
    this.#search = new EstateSearch(rows);
  }

  /** Positions of the rows that match, in the order of the rows. */
  select(filter: EstateFilter): number[] {
    return this.#search.select(filter);
  }

  /**
   * Orders positions by one column; what is not known comes last in both
   * directions, and equal rows keep the order they had.
   */
  sort(positions: readonly number[], sort: EstateSort | undefined): number[] {
    const sorted = [...positions];
    if (!sort) {
      return sorted;
    }
    const keys = this.#keysOf(sort.column);
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return sorted.sort((a, b) => {
      const left = keys[a];
      const right = keys[b];
      if (Number.isNaN(left) || Number.isNaN(right)) {
        return (
          Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b
        );
      }
      return sign * (left - right) || a - b;
    });
  }

  /** The distinct values of a facet, sorted. */
  choices(facet: EstateFacet): string[] {
    const known = this.#choices.get(facet);
    if (known) {
      return known;
    }
    const values = new Set<string>();
    for (const row of this.rows) {
      const value = facetOf(row, facet);
      if (value !== undefined) {
        values.add(value);
      }
    }
    const sorted = [...values].sort();
    this.#choices.set(facet, sorted);
    return sorted;
  }

  #keysOf(column: EstateColumn): Float64Array {
    const known = this.#keys.get(column);
    if (known) {
      return known;
    }
    const values = this.rows.map(row => sortValueOf(row, column));
    const texts = values.filter(value => typeof value === 'string');
    const ranks = new Map(
      [...new Set(texts)].sort().map((text, rank) => [text, rank]),
    );
    const keys = Float64Array.from(values, value =>
      typeof value === 'string' ? ranks.get(value)! : value ?? NaN,
    );
    this.#keys.set(column, keys);
    return keys;
  }
}
