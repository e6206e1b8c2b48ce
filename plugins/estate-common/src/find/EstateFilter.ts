// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '../summary';
import type { VerdictStatus } from '../verdict';
import type { WorkloadRuntime } from '../workload';

/**
 * By what, besides the words searched for, workloads are chosen and grouped;
 * each takes one value.
 *
 * @public
 */
export const estateFacets = [
  'department',
  'system',
  'environment',
  'status',
  'runtime',
  'tier',
] as const;

/**
 * One of {@link estateFacets}.
 *
 * @public
 */
export type EstateFacet = (typeof estateFacets)[number];

/**
 * Which workloads a reader asked to see.
 *
 * @public
 */
export interface EstateFilter {
  /** Part of a name, team, system or account; empty for any. */
  search: string;
  /** Name of the department's group. */
  department?: string;
  /** Name of the system. */
  system?: string;
  /** Name of the environment, such as `prod`. */
  environment?: string;
  /** What its facts amount to. */
  status?: VerdictStatus;
  /** What runs it. */
  runtime?: WorkloadRuntime;
  /** Tier preset. */
  tier?: string;
  /** Only those at their maximum. */
  atMaximum?: boolean;
}

/**
 * What a workload has in a facet; undefined for none.
 *
 * @public
 */
export function facetOf(
  { workload, verdict }: Pick<WorkloadSummary, 'workload' | 'verdict'>,
  facet: EstateFacet,
): string | undefined {
  return facet === 'status' ? verdict.status : workload[facet];
}
