// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  verdictStatuses,
  type VerdictStatus,
  type WorkloadRuntime,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';

const RUNTIMES: readonly WorkloadRuntime[] = ['ecs', 'kubernetes', 'lambda'];

/** By what, besides the words searched for, workloads can be chosen; each takes one value. */
export const FACETS = [
  'department',
  'system',
  'environment',
  'status',
  'runtime',
  'tier',
] as const;

export type Facet = (typeof FACETS)[number];

/** What the reader asked to see. */
export interface EstateFilter {
  search: string;
  department?: string;
  system?: string;
  environment?: string;
  status?: VerdictStatus;
  runtime?: WorkloadRuntime;
  tier?: string;
  /** Only those at their maximum. */
  atMaximum?: boolean;
}

/** What a workload has in a facet. */
export function valueOf(
  { workload, verdict }: WorkloadSummary,
  facet: Facet,
): string | undefined {
  return facet === 'status' ? verdict.status : workload[facet];
}

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
  for (const facet of FACETS) {
    put(facet, filter[facet]);
  }
  put('maximum', filter.atMaximum ? 'yes' : undefined);
  return next;
}

export function isFiltered(filter: EstateFilter): boolean {
  return (
    filter.search !== '' ||
    filter.atMaximum === true ||
    FACETS.some(facet => filter[facet] !== undefined)
  );
}
