// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  compareRows,
  type EstateRow,
  type EstateSnapshot,
} from '@cabildo/plugin-estate-common';
import type { EstateReplica, EstateView } from '../snapshot/EstateReplica';
import type { Estate } from './types';

/** The whole estate from memory, whoever reads. */
export class DefaultEstate implements Estate {
  readonly #replica: EstateReplica;

  constructor(options: { replica: EstateReplica }) {
    this.#replica = options.replica;
  }

  async snapshot(): Promise<EstateSnapshot> {
    return this.#view().snapshot;
  }

  async *snapshots(options: {
    signal: AbortSignal;
  }): AsyncIterable<EstateSnapshot> {
    const { signal } = options;
    let last: EstateSnapshot | undefined;
    while (!signal.aborted) {
      const { snapshot } = this.#view();
      if (snapshot === last) {
        await this.#replica.nextView(signal);
      } else {
        last = snapshot;
        yield snapshot;
      }
    }
  }

  async workload(id: string): Promise<EstateRow> {
    const row = this.#view().rows.get(id);
    if (!row) {
      throw new NotFoundError(`No workload found with id '${id}'`);
    }
    return row;
  }

  async workloads(service: string): Promise<EstateRow[]> {
    return [...this.#view().rows.values()]
      .filter(row => row.workload.service === service)
      .sort(compareRows);
  }

  #view(): EstateView {
    const view = this.#replica.view();
    if (!view) {
      throw new ServiceUnavailableError(
        'The estate has not been read from the database yet: try again in a few seconds',
      );
    }
    return view;
  }
}
