// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  countWorkloads,
  estateFacets,
  facetOf,
  type EstateFacet,
  type WorkloadCounts,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';

/** Rows that have the same value in a facet, with what they amount to. */
export interface RowGroup extends WorkloadCounts {
  /** The value; undefined for rows that have none. */
  value: string | undefined;
  /** Positions of its rows, in the order they were given. */
  positions: number[];
}

export function readGrouping(params: URLSearchParams): EstateFacet | undefined {
  return estateFacets.find(facet => facet === params.get('group'));
}

export function writeGrouping(
  params: URLSearchParams,
  facet: EstateFacet | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (facet) {
    next.set('group', facet);
  } else {
    next.delete('group');
  }
  return next;
}

/** Groups rows by a facet. A group stands where the first of its rows does. */
export function groupRows(
  rows: readonly WorkloadSummary[],
  positions: readonly number[],
  facet: EstateFacet,
): RowGroup[] {
  const groups = new Map<string | undefined, number[]>();
  for (const position of positions) {
    const value = facetOf(rows[position], facet);
    const members = groups.get(value) ?? [];
    groups.set(value, members);
    members.push(position);
  }
  return [...groups].map(([value, members]) => ({
    value,
    positions: members,
    ...countWorkloads(members.map(position => rows[position])),
  }));
}
