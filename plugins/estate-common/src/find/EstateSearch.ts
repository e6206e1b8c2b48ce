// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadIdentity, WorkloadSummary } from '../summary';
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
    this.#words ??= this.#rows.map(({ workload }) => wordsOf(workload));
    return this.#words;
  }
}

// A workload is the same object from one snapshot to the next.
const folded = new WeakMap<WorkloadIdentity, string>();

function wordsOf(workload: WorkloadIdentity): string {
  const known = folded.get(workload);
  if (known !== undefined) {
    return known;
  }
  const { service, name, owner = '', system = '', accountId } = workload;
  const words = fold(`${service}\n${name}\n${owner}\n${system}\n${accountId}`);
  folded.set(workload, words);
  return words;
}

const PLAIN = /^[\n -~]*$/;

/** Without case and accents: people type neither. */
function fold(text: string): string {
  return (
    PLAIN.test(text)
      ? text
      : text.normalize('NFD').replace(/\p{Diacritic}/gu, '')
  ).toLowerCase();
}
