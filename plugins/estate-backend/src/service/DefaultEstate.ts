// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  compareRows,
  departmentsRead,
  reconcile,
  type CallCount,
  type Collection,
  type EstateRow,
  type EstateSnapshot,
  type HistoryRange,
  type Reconciliation,
  type Workload,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import type { CatalogueServices } from '../catalogue/CatalogueServices';
import type { HistoryStore } from '../history/types';
import type { EstateReplica, EstateView } from '../snapshot/EstateReplica';
import type { Estate } from './types';

/** The whole estate, whoever reads: what all see at once from memory, one workload from the store. */
export class DefaultEstate implements Estate {
  readonly #replica: EstateReplica;
  readonly #catalogue: CatalogueServices;
  readonly #history: HistoryStore;
  readonly #logger: LoggerService;
  readonly #calls: () => CallCount[];
  readonly #countedSince = new Date().toISOString();

  constructor(options: {
    replica: EstateReplica;
    catalogue: CatalogueServices;
    history: HistoryStore;
    /** What the sources called since the process began. */
    calls: () => CallCount[];
    logger: LoggerService;
  }) {
    this.#logger = options.logger;
    this.#calls = options.calls;
    this.#replica = options.replica;
    this.#catalogue = options.catalogue;
    this.#history = options.history;
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

  async identify(id: string): Promise<Workload> {
    const row = this.#view().rows.get(id);
    if (!row) {
      throw noWorkload(id);
    }
    return row.workload;
  }

  async workload(id: string): Promise<EstateRow> {
    await this.identify(id);
    const [row] = await this.#fromDatabase(this.#replica.read([id]));
    if (!row) {
      throw noWorkload(id);
    }
    return row;
  }

  async history(id: string, range: HistoryRange): Promise<WorkloadHistory> {
    const { runtime } = await this.identify(id);
    const history = await this.#fromDatabase(this.#history.read(id, range));
    if (runtime !== 'lambda') {
      return history;
    }
    // No event tells of invocations: there are rows of its sweeps alone.
    const { load } = history.readEverySeconds;
    return { ...history, readEverySeconds: { tasks: load, load } };
  }

  async workloads(service: string): Promise<EstateRow[]> {
    const ids = [...this.#view().rows.values()]
      .filter(row => row.workload.service === service)
      .map(row => row.workload.id);
    const rows = await this.#fromDatabase(this.#replica.read(ids));
    return rows.sort(compareRows);
  }

  async reconciliation(): Promise<Reconciliation> {
    const { snapshot, rows } = this.#view();
    const catalogue = this.#catalogue.view();
    if (!catalogue) {
      throw new ServiceUnavailableError(
        'The catalogue has not been read yet: try again in a few seconds',
      );
    }
    const readDepartments = departmentsRead(snapshot);
    const departments = [
      ...snapshot.rows.map(({ workload }) => workload.department),
      ...catalogue.services.map(({ department }) => department),
    ];
    return {
      catalogueReadAt: catalogue.readAt,
      findings: reconcile({
        workloads: [...rows.values()],
        services: catalogue.services,
        groups: catalogue.groups,
        readDepartments,
      }),
      unreadDepartments: [...new Set(departments)]
        .filter(department => !readDepartments.has(department))
        .sort(),
    };
  }

  async collection(): Promise<Collection> {
    return {
      scopes: this.#view().snapshot.coverage,
      calls: this.#calls(),
      countedSince: this.#countedSince,
    };
  }

  /** What the database says of itself is for who runs it, and in the log. */
  async #fromDatabase<T>(reading: Promise<T>): Promise<T> {
    try {
      return await reading;
    } catch (error) {
      this.#logger.error(
        'What is known of a workload could not be read',
        toError(error),
      );
      throw new ServiceUnavailableError(
        'The database could not be read: try again in a few seconds',
      );
    }
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

function noWorkload(id: string): NotFoundError {
  return new NotFoundError(`No workload found with id '${id}'`);
}
