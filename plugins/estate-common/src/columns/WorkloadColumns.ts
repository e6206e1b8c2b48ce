// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScopeCoverage } from '../observation';
import type { EstateTotals } from '../snapshot';
import type { Verdict } from '../verdict';
import type { WorkloadIdentity } from '../summary';

/**
 * What the workloads of one cluster have in common, named once.
 *
 * @public
 */
export interface EstatePlace
  extends Pick<
    WorkloadIdentity,
    | 'runtime'
    | 'environmentId'
    | 'environment'
    | 'department'
    | 'accountId'
    | 'region'
    | 'cluster'
  > {
  /** Seconds since 1970; when most of its workloads were last observed. */
  observedAt: number;
}

/**
 * A verdict as it is sent. The headroom is not sent where it follows from the
 * limits and what is desired, which is where nothing shares them.
 *
 * @public
 */
export interface EncodedVerdict extends Verdict {
  /** Whether the headroom is known. */
  headroomKnown: boolean;
}

/**
 * Workloads as columns: one array for each member, all of the same length and
 * order, so that thousands of rows compress to some twenty bytes each. Text
 * that repeats is a list, and the column holds positions in it; −1 stands for
 * none. Null stands for what is not known.
 *
 * @public
 */
export interface WorkloadColumns {
  /** Where workloads run. */
  places: EstatePlace[];
  /** Names of teams. */
  owners: string[];
  /** Names of systems. */
  systems: string[];
  /** Names of tiers. */
  tiers: string[];
  /** Versions of the stack library. */
  libraryVersions: string[];
  /** What facts amount to. */
  verdicts: EncodedVerdict[];
  /** Minutes since 1970 that the column deployedAt counts from. */
  deployedSince: number;

  /** Position in places. */
  place: number[];
  /** Name in the cloud. */
  name: string[];
  /** Row and service, where the service is not called like the workload. */
  service: [row: number, service: string][];
  /** Position in owners. */
  owner: number[];
  /** Position in systems. */
  system: number[];
  /** Position in tiers. */
  tier: number[];
  /** Position in libraryVersions. */
  libraryVersion: number[];
  /** 1 where the catalogue has `component:default/<service>`. */
  catalogued: (0 | 1)[];
  /** Row and entity ref, where the catalogue has it by another. */
  entityRef: [row: number, entityRef: string][];
  /** Position in verdicts. */
  verdict: number[];
  /** Row and seconds since 1970, where it is not the place's. */
  observedAt: [row: number, seconds: number][];
  /** Tasks that run. */
  running: (number | null)[];
  /** Tasks that should run. */
  desired: (number | null)[];
  /** Tasks that are starting. */
  pending: (number | null)[];
  /** Fewest tasks; −1 where nothing scales the workload. */
  min: (number | null)[];
  /** Most tasks; −1 where nothing scales the workload. */
  max: (number | null)[];
  /** Requests per second. */
  requestsPerSecond: (number | null)[];
  /** Share of answers with a 5xx status, 0–1. */
  errorRatio: (number | null)[];
  /** 95th percentile of the answer time. */
  latencySeconds: (number | null)[];
  /** 0–100. */
  cpuPercent: (number | null)[];
  /** 0–100. */
  memoryPercent: (number | null)[];
  /** Levels of the trend of requests; empty where it is not known. */
  trend: string[];
  /** Highest level of that trend, in requests a second. */
  trendHigh: (number | null)[];
  /** Minutes after deployedSince. */
  deployedAt: (number | null)[];
}

/**
 * A snapshot as it is sent.
 *
 * @public
 */
export interface SnapshotColumns {
  /** When it was put together. */
  generatedAt: string;
  /** Facts older than this count as unknown. */
  staleAfterSeconds: number;
  /** Counts over the rows. */
  totals: EstateTotals;
  /** How far each source got; empty for a reader who may not read it. */
  coverage: ScopeCoverage[];
  /** The rows, worst first. */
  workloads: WorkloadColumns;
}
