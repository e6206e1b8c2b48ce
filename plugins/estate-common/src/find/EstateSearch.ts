// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '../summary';
import { estateFacets, facetOf, type EstateFilter } from './EstateFilter';

/**
 * Finds the workloads that a filter asks for. What is searched is folded once
 * and kept.
 *
 * @public
 */
export class EstateSearch {
  readonly #rows: readonly WorkloadSummary[];
  #words: string[] | undefined;

  constructor(rows: readonly WorkloadSummary[]) {
    this.#rows = rows;
  }

  /** Positions of the rows that match, in the order of the rows. */
  select(filter: EstateFilter): number[] {
    const wanted = fold(filter.search.trim());
    const facets = estateFacets.filter(facet => filter[facet] !== undefined);
    const words = wanted ? this.#searchWords() : [];
    const found: number[] = [];
    this.#rows.forEach((row, position) => {
      if (
        facets.every(facet => facetOf(row, facet) === filter[facet]) &&
        (!filter.atMaximum || row.verdict.atMaximum) &&
        (!wanted || words[position].includes(wanted))
      ) {
        found.push(position);
      }
    });
    return found;
  }

  #searchWords(): string[] {
    this.#words ??= this.#rows.map(({ workload }) =>
      fold(
        [
          workload.service,
          workload.name,
          workload.owner ?? '',
          workload.system ?? '',
          workload.accountId,
        ].join('\n'),
      ),
    );
    return this.#words;
  }
}

/** Without case and accents: people type neither. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('en-US');
}
