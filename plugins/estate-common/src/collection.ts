// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { ScopeCoverage } from './observation';

/**
 * How often one operation of a source's API was called.
 *
 * @public
 */
export interface CallCount {
  /** Account that was called, 12 digits, or `portal` for the portal's own; absent for a cluster. */
  accountId?: string;
  /** Region that was called; absent for a cluster. */
  region?: string;
  /** Kubernetes cluster that was called, by its id in the configuration. */
  clusterId?: string;
  /** Environments in the cluster: they share its calls, which cannot be told apart by account. */
  environmentIds?: string[];
  /** The API and its operation, for example `ECS DescribeServices`. */
  operation: string;
  /** Requests sent, repeated attempts too. */
  calls: number;
}

/**
 * How the estate is collected, for those who run the portal.
 *
 * @public
 */
export interface Collection {
  /** How far each source got in each environment that the reader may see. */
  scopes: ScopeCoverage[];
  /** What was called in the accounts and clusters of these environments. */
  calls: CallCount[];
  /** When the process that answers began to count, ISO 8601; others count their own. */
  countedSince: string;
}
