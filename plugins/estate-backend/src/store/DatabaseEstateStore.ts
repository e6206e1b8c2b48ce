// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { applyFacts } from './operations/applyFacts';
import { applyWorkloads } from './operations/applyWorkloads';
import { readChanges } from './operations/readChanges';
import { nextRevision } from './operations/nextRevision';
import { readWorkloads } from './operations/readWorkloads';
import { readCoverage, writeCoverage } from './operations/coverage';
import { forgetFacts } from './operations/forgetFacts';
import {
  purgeRemoved,
  removeMissing,
  removeNamed,
} from './operations/removeWorkloads';
import { retainScopes } from './operations/retainScopes';
import { writeEvents } from './operations/writeEvents';
import type {
  EstateChanges,
  EstateStore,
  HeardScope,
  HintChange,
  ScopeChange,
  StoredWorkload,
  WorkloadsOf,
} from './types';

/**
 * {@link EstateStore} in PostgreSQL.
 *
 * @remarks
 *
 * Writers take the row that counts the revisions first and hold it until they
 * commit. So revisions become visible in their order, and a reader that asks
 * for everything after a revision never misses a change that was under way.
 */
export class DatabaseEstateStore implements EstateStore {
  readonly #client: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseEstateStore> {
    const { database } = options;
    const client = await database.getClient();
    if (!database.migrations?.skip) {
      await client.migrate.latest({
        directory: resolvePackagePath(
          '@cabildo/plugin-estate-backend',
          'migrations',
        ),
      });
    }
    return new DatabaseEstateStore(client);
  }

  private constructor(client: Knex) {
    this.#client = client;
  }

  async applyScope(change: ScopeChange): Promise<{ factsWritten: number }> {
    const { coverage, observations, confirmedKinds, inventoryComplete } =
      change;
    const { sourceId, environmentId, attemptedAt } = coverage;
    const scope = { sourceId, environmentId, attemptedAt };

    return this.#client.transaction(async tx => {
      const revision = await nextRevision(tx);
      const before = await readCoverage(tx, scope);
      await applyWorkloads(tx, { scope, observations, revision });
      const factsWritten = await applyFacts(tx, {
        observations,
        confirmedKinds,
        confirmedAt: before?.confirmedAt ?? {},
        revision,
      });
      // A reading that comes late still brings facts, but does not know what
      // has come or gone since.
      const late = before && before.coverage.attemptedAt > attemptedAt;
      if (!late) {
        await forgetFacts(tx, {
          scope,
          observations,
          confirmedKinds,
          revision,
        });
      }
      if (!late && inventoryComplete) {
        const ids = observations.map(({ workload }) => workload.id);
        await removeMissing(tx, { scope, ids, revision });
      }
      await purgeRemoved(tx, scope);
      await writeCoverage(tx, { coverage, confirmedKinds, before });
      return { factsWritten };
    });
  }

  async applyHint(change: HintChange): Promise<void> {
    const { sourceId, environmentId, readAt, observations, missingIds } =
      change;
    const scope = { sourceId, environmentId, attemptedAt: readAt };
    await this.#client.transaction(async tx => {
      const revision = await nextRevision(tx);
      const before = await readCoverage(tx, scope);
      await applyWorkloads(tx, { scope, observations, revision });
      // Nothing confirms these facts but their own time, or a sweep that read
      // them before and is stored after would put the older ones back.
      await applyFacts(tx, {
        observations,
        confirmedKinds: [],
        confirmedAt: before?.confirmedAt ?? {},
        revision,
      });
      // A sweep that began later knows better; one that failed is repeated.
      const late = before && before.coverage.attemptedAt > readAt;
      if (!late && missingIds.length > 0) {
        await removeNamed(tx, { scope, ids: missingIds, revision });
      }
    });
  }

  async recordEvents(scopes: HeardScope[]): Promise<void> {
    await this.#client.transaction(async tx => {
      await nextRevision(tx);
      await writeEvents(tx, scopes);
    });
  }

  async retainScopes(
    sourceId: string,
    environmentIds: string[],
  ): Promise<void> {
    await this.#client.transaction(tx =>
      retainScopes(tx, { sourceId, environmentIds }),
    );
  }

  async changesSince(revision: number): Promise<EstateChanges | undefined> {
    // One moment for all that is read, though writers go on.
    return this.#client.transaction(tx => readChanges(tx, revision), {
      isolationLevel: 'repeatable read',
      readOnly: true,
    });
  }

  async workloads(of: WorkloadsOf): Promise<StoredWorkload[]> {
    return this.#client.transaction(tx => readWorkloads(tx, of), {
      isolationLevel: 'repeatable read',
      readOnly: true,
    });
  }
}
