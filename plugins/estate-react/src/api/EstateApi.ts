// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Collection,
  EstateRow,
  EstateSnapshot,
  Reconciliation,
} from '@cabildo/plugin-estate-common';
import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * Who is told of the estate.
 *
 * @public
 */
export interface EstateFollower {
  /** The newest snapshot; the same object again where nothing changed. */
  onSnapshot(snapshot: EstateSnapshot): void;
  /** What hinders following. The last snapshot told is as old as that. */
  onError(error: Error): void;
}

/**
 * Reads the part of the estate that the signed-in person may see.
 *
 * @public
 */
export interface EstateApi {
  /**
   * The whole estate, each workload with what a table shows of it. While
   * nothing has changed, the same object is returned again.
   */
  snapshot(): Promise<EstateSnapshot>;

  /**
   * Follows the estate until the signal: tells the newest snapshot, then each
   * change within seconds. What hinders it is told, and it goes on trying; the
   * snapshot is told again once it has caught up.
   */
  follow(
    follower: EstateFollower,
    options: { signal: AbortSignal },
  ): Promise<void>;

  /**
   * The workloads of a service in all its environments, with all facts; empty
   * when there are none the reader may see.
   *
   * @param service - value of the annotation `cabildo.dev/service`
   */
  workloads(service: string): Promise<EstateRow[]>;

  /**
   * One workload with all facts; undefined when there is none the reader may
   * see.
   *
   * @param id - as in the row's workload
   */
  workload(id: string): Promise<EstateRow | undefined>;

  /** Where the cloud and the catalogue disagree. */
  reconciliation(): Promise<Reconciliation>;

  /** How the estate is collected, for those who may read coverage. */
  collection(): Promise<Collection>;
}

/**
 * Under which front ends find the {@link EstateApi}.
 *
 * @public
 */
export const estateApiRef = createApiRef<EstateApi>().with({
  id: 'plugin.estate.client',
  pluginId: 'estate',
});
