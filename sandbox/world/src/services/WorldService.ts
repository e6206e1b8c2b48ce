// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** What is out of the ordinary about a service, so that there is something to look after. */
export type Oddity =
  /** More people than its maximum of tasks can serve. */
  | 'at-maximum'
  /** Its newest version does not start: the deployment went back. */
  | 'failing-deployment'
  /** A new version stands in dev and waits for somebody to approve it for prod. */
  | 'awaiting-approval'
  /** Somebody put it to sleep: zero tasks on purpose. */
  | 'idle'
  /** Its certificate was not renewed and ends soon. */
  | 'certificate-expiring';

/**
 * How a service came to be: by the portal's golden path, with repository and
 * pipeline; or by hand, before there was a portal.
 */
export type Origin = 'path' | 'earlier';

/** Where the catalogue and the cloud disagree about a service. */
export type Mismatch =
  /** It runs, and nobody wrote down whose it is. */
  | 'unclaimed'
  /** It is written down, and runs nowhere any more. */
  | 'ghost'
  /** Its tags name another team than the catalogue. */
  | 'owner-differs'
  /** The team that is written down does not exist any more. */
  | 'owner-gone';

/** One service of the world; all of it follows from the seed. */
export interface WorldService {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly department: string;
  /** Name of the owning team, as the catalogue has it. */
  readonly owner: string;
  /** Name of the team in its tags; undefined where it has none. */
  readonly taggedOwner?: string;
  readonly system: string;
  readonly language: 'typescript' | 'python';
  readonly tier: string;
  readonly visibility: 'public' | 'internal';
  readonly environments: readonly ('dev' | 'prod')[];
  readonly version: string;
  readonly healthPath: string;
  /** Requests a second at the busiest hour in prod. */
  readonly peakRequestsPerSecond: number;
  /** Hour of the day in UTC, 0–24. */
  readonly peakHour: number;
  /** Requests a second that use up one task's CPU. */
  readonly capacityPerTask: number;
  readonly startSeconds: number;
  readonly latencySeconds: number;
  readonly errorRatio: number;
  readonly origin: Origin;
  /** Whether people reach it: others work off what lies in queues. */
  readonly hasAddress: boolean;
  readonly oddity?: Oddity;
  readonly mismatch?: Mismatch;
}
