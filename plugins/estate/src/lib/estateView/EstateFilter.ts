// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  estateFacets,
  verdictStatuses,
  type EstateFilter,
  type WorkloadRuntime,
} from '@cabildo/plugin-estate-common';

const RUNTIMES: readonly WorkloadRuntime[] = ['ecs', 'kubernetes', 'lambda'];

export function readFilter(params: URLSearchParams): EstateFilter {
  const text = (name: string) => params.get(name) ?? undefined;
  return {
    search: params.get('q') ?? '',
    department: text('department'),
    system: text('system'),
    environment: text('environment'),
    status: verdictStatuses.find(known => known === params.get('status')),
    runtime: RUNTIMES.find(known => known === params.get('runtime')),
    tier: text('tier'),
    atMaximum: params.get('maximum') === 'yes' || undefined,
  };
}

/** Writes a filter into an address, and leaves what else is in it. */
export function writeFilter(
  params: URLSearchParams,
  filter: EstateFilter,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (name: string, value: string | undefined) => {
    if (value) {
      next.set(name, value);
    } else {
      next.delete(name);
    }
  };
  put('q', filter.search);
  for (const facet of estateFacets) {
    put(facet, filter[facet]);
  }
  put('maximum', filter.atMaximum ? 'yes' : undefined);
  return next;
}

export function isFiltered(filter: EstateFilter): boolean {
  return (
    filter.search !== '' ||
    filter.atMaximum === true ||
    estateFacets.some(facet => filter[facet] !== undefined)
  );
}
