// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Collection,
  EstateRow,
  EstateSnapshot,
  HistoryRange,
  Reconciliation,
  Workload,
  WorkloadHistory,
} from '@cabildo/plugin-estate-common';

/** @internal */
export interface EstateReadOptions {
  /** Who reads. */
  credentials: BackstageCredentials;
}

/** The estate as it is read. */
export interface Estate {
  /**
   * The newest snapshot; the same object as long as nothing changed.
   *
   * @throws ServiceUnavailableError before the store was first read
   */
  snapshot(options: EstateReadOptions): Promise<EstateSnapshot>;

  /**
   * The newest snapshot, then each that says something else, until the signal;
   * who reads slowly misses those in between.
   *
   * @throws ServiceUnavailableError before the store was first read
   */
  snapshots(
    options: EstateReadOptions & { signal: AbortSignal },
  ): AsyncIterable<EstateSnapshot>;

  /**
   * What a workload is.
   *
   * @throws NotFoundError when there is none, or none the reader may see
   */
  identify(id: string, options: EstateReadOptions): Promise<Workload>;

  /**
   * One workload with all facts.
   *
   * @throws NotFoundError as `identify` does
   */
  workload(id: string, options: EstateReadOptions): Promise<EstateRow>;

  /**
   * How one workload was.
   *
   * @throws NotFoundError as `identify` does
   */
  history(
    id: string,
    range: HistoryRange,
    options: EstateReadOptions,
  ): Promise<WorkloadHistory>;

  /** The workloads of a service with all facts, worst first. */
  workloads(service: string, options: EstateReadOptions): Promise<EstateRow[]>;

  /**
   * Where the cloud and the catalogue disagree.
   *
   * @throws ServiceUnavailableError before both were first read
   */
  reconciliation(options: EstateReadOptions): Promise<Reconciliation>;

  /**
   * How the estate is collected.
   *
   * @throws NotAllowedError when the reader may not read coverage
   */
  collection(options: EstateReadOptions): Promise<Collection>;
}
