// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  totals,
  type CallCount,
  type Collection,
  type EstateRow,
  type EstateSnapshot,
  type Finding,
  type HistoryRange,
  type Reconciliation,
  type ScopeCoverage,
  type Workload,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import type { DepartmentResource } from '../permissions/isInDepartment';
import type { ReaderRights } from './ReaderRights';
import type { Estate, EstateReadOptions } from './types';

// A policy that has a condition of its own for each person would otherwise
// keep one snapshot for each of them.
const MAX_VISIBILITIES = 64;

/** @internal */
export interface AuthorizedEstateOptions {
  estate: Estate;
  rights: ReaderRights;
  /** Whether a decision lets a reader see a resource. */
  isAuthorized: (
    decision: PolicyDecision,
    resource: DepartmentResource,
  ) => boolean;
}

interface Visibility {
  /** The same for readers who see the same. */
  key: string;
  sees: (resource: DepartmentResource) => boolean;
  readsCoverage: boolean;
  readsCost: boolean;
}

/**
 * Shows each reader only what the permission policy lets them see: in rows,
 * totals and coverage alike. Those who may not read coverage still learn from
 * the totals how many accounts are fresh.
 */
export class AuthorizedEstate implements Estate {
  readonly #estate: Estate;
  readonly #rights: ReaderRights;
  readonly #isAuthorized: AuthorizedEstateOptions['isAuthorized'];
  /** What was made of a snapshot, by visibility; gone with the snapshot. */
  readonly #visible = new WeakMap<
    EstateSnapshot,
    Map<string, EstateSnapshot>
  >();

  constructor(options: AuthorizedEstateOptions) {
    this.#estate = options.estate;
    this.#rights = options.rights;
    this.#isAuthorized = options.isAuthorized;
  }

  async snapshot(options: EstateReadOptions): Promise<EstateSnapshot> {
    const visibility = await this.#visibilityOf(options);
    return this.#visiblePart(await this.#estate.snapshot(options), visibility);
  }

  async *snapshots(
    options: EstateReadOptions & { signal: AbortSignal },
  ): AsyncIterable<EstateSnapshot> {
    let last: EstateSnapshot | undefined;
    for await (const all of this.#estate.snapshots(options)) {
      const snapshot = this.#visiblePart(
        all,
        await this.#visibilityOf(options),
      );
      if (snapshot !== last) {
        last = snapshot;
        yield snapshot;
      }
    }
  }

  async identify(id: string, options: EstateReadOptions): Promise<Workload> {
    const { sees } = await this.#visibilityOf(options);
    const workload = await this.#estate.identify(id, options);
    if (!sees(workload)) {
      // The same words as for one that does not exist: its existence is not shown either.
      throw new NotFoundError(`No workload found with id '${id}'`);
    }
    return workload;
  }

  async workload(id: string, options: EstateReadOptions): Promise<EstateRow> {
    await this.identify(id, options);
    return this.#estate.workload(id, options);
  }

  async history(
    id: string,
    range: HistoryRange,
    options: EstateReadOptions,
  ): Promise<WorkloadHistory> {
    await this.identify(id, options);
    return this.#estate.history(id, range, options);
  }

  async workloads(
    service: string,
    options: EstateReadOptions,
  ): Promise<EstateRow[]> {
    const { sees } = await this.#visibilityOf(options);
    const rows = await this.#estate.workloads(service, options);
    return rows.filter(row => sees(row.workload));
  }

  async reconciliation(options: EstateReadOptions): Promise<Reconciliation> {
    const { sees, readsCost } = await this.#visibilityOf(options);
    const all = await this.#estate.reconciliation(options);
    const findings = all.findings.filter(sees);
    return {
      ...all,
      findings: readsCost ? findings : findings.map(withoutCost),
      unreadDepartments: all.unreadDepartments.filter(department =>
        sees({ department }),
      ),
    };
  }

  async collection(options: EstateReadOptions): Promise<Collection> {
    const { sees, readsCoverage } = await this.#visibilityOf(options);
    if (!readsCoverage) {
      throw new NotAllowedError('You may not read how the estate is collected');
    }
    const all = await this.#estate.collection(options);
    const scopes = all.scopes.filter(sees);
    return { ...all, scopes, calls: callsWithin(scopes, all.calls) };
  }

  #visiblePart(all: EstateSnapshot, visibility: Visibility): EstateSnapshot {
    const made = this.#visible.get(all) ?? new Map<string, EstateSnapshot>();
    if (made.size >= MAX_VISIBILITIES) {
      made.clear();
    }
    this.#visible.set(all, made);
    const snapshot = made.get(visibility.key) ?? visiblePart(all, visibility);
    made.set(visibility.key, snapshot);
    return snapshot;
  }

  async #visibilityOf({ credentials }: EstateReadOptions): Promise<Visibility> {
    const { workloads, readsCoverage, readsCost } = await this.#rights.of(
      credentials,
    );
    if (workloads.result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You may not read the estate');
    }
    return {
      key: JSON.stringify([workloads, readsCoverage]),
      sees: rememberByDepartment(resource =>
        this.#isAuthorized(workloads, resource),
      ),
      readsCoverage,
      readsCost,
    };
  }
}

/** A department is all that a resource tells, and thousands of rows are of a few. */
function rememberByDepartment(sees: Visibility['sees']): Visibility['sees'] {
  const known = new Map<string, boolean>();
  return ({ department }) => {
    const isSeen = known.get(department) ?? sees({ department });
    known.set(department, isSeen);
    return isSeen;
  };
}

function withoutCost({ cost: _cost, ...finding }: Finding): Finding {
  return finding;
}

function visiblePart(
  all: EstateSnapshot,
  visibility: Visibility,
): EstateSnapshot {
  const rows = all.rows.filter(row => visibility.sees(row.workload));
  const coverage = all.coverage.filter(visibility.sees);
  return {
    ...all,
    rows,
    totals: totals(rows, {
      coverage,
      now: new Date(all.generatedAt),
      staleAfterSeconds: all.staleAfterSeconds,
    }),
    coverage: visibility.readsCoverage ? coverage : [],
  };
}

/** What was called in the accounts and clusters of these environments, with no other's name. */
function callsWithin(scopes: ScopeCoverage[], calls: CallCount[]): CallCount[] {
  const accounts = new Set(scopes.map(({ accountId }) => accountId));
  const environments = new Set(scopes.map(scope => scope.environmentId));
  return calls.flatMap(call => {
    const environmentIds = call.environmentIds?.filter(id =>
      environments.has(id),
    );
    if (environmentIds) {
      return environmentIds.length > 0 ? [{ ...call, environmentIds }] : [];
    }
    return accounts.has(call.accountId ?? '') ? [call] : [];
  });
}
