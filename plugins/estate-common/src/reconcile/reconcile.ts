// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { monthlyCost } from '../cost';
import type { EstateRow } from '../snapshot';
import {
  findingKinds,
  type CatalogueService,
  type Difference,
  type Finding,
} from './Finding';

/**
 * What is compared.
 *
 * @public
 */
export interface ReconcileOptions {
  /** What runs. */
  workloads: readonly Pick<EstateRow, 'workload' | 'facts'>[];
  /** What is written down. */
  services: readonly CatalogueService[];
  /** Names of the groups that the catalogue has. */
  groups: ReadonlySet<string>;
  /**
   * Departments all of whose accounts were read lately. Elsewhere nobody knows
   * whether a service that was not seen still runs, so it is no ghost.
   */
  readDepartments: ReadonlySet<string>;
}

/**
 * Finds where the cloud and the catalogue disagree, by kind, department and
 * service. Each service has at most one finding of a kind.
 *
 * @public
 */
export function reconcile(options: ReconcileOptions): Finding[] {
  const { groups, readDepartments } = options;
  const running = workloadsByService(options.workloads);
  const written = new Map(
    [...options.services]
      .sort((a, b) => compareText(b.entityRef, a.entityRef))
      .map(service => [keyOf(service), service]),
  );
  const findings: Finding[] = [];
  for (const [key, workloads] of running) {
    if (!written.has(key)) {
      findings.push(findingOf('unclaimed', workloads[0].workload, workloads));
    }
  }
  for (const [key, service] of written) {
    const workloads = running.get(key) ?? [];
    const common = { entityRef: service.entityRef };
    if (
      workloads.length === 0 &&
      !service.isRetired &&
      readDepartments.has(service.department)
    ) {
      findings.push({ ...findingOf('ghost', service, workloads), ...common });
    }
    if (!service.owner || !groups.has(service.owner)) {
      findings.push({
        ...findingOf('owner-gone', service, workloads),
        ...common,
        ...(service.owner && { owner: service.owner }),
      });
    }
    const differences = differencesOf(service, workloads);
    if (differences.length > 0) {
      findings.push({
        ...findingOf('tags-differ', service, workloads),
        ...common,
        differences,
      });
    }
  }
  return findings.sort(compareFindings);
}

type Running = Pick<EstateRow, 'workload' | 'facts'>;

function workloadsByService(rows: readonly Running[]): Map<string, Running[]> {
  const byService = new Map<string, Running[]>();
  const sorted = [...rows].sort((a, b) =>
    compareText(a.workload.id, b.workload.id),
  );
  for (const row of sorted) {
    const key = keyOf(row.workload);
    byService.set(key, [...(byService.get(key) ?? []), row]);
  }
  return byService;
}

function findingOf(
  kind: Finding['kind'],
  { department, service }: { department: string; service: string },
  workloads: readonly Running[],
): Finding {
  const environments = workloads.map(({ workload }) => workload.environment);
  const cost = monthlyCost(workloads);
  return {
    kind,
    department,
    service,
    environments: [...new Set(environments)].sort(),
    differences: [],
    ...(cost && { cost }),
  };
}

/** The first workload that differs speaks for all: one change of the stack's tags mends them. */
function differencesOf(
  service: CatalogueService,
  workloads: readonly Running[],
): Difference[] {
  return (['owner', 'system'] as const).flatMap(about => {
    const catalogue = service[about];
    const other = workloads.find(
      ({ workload }) => workload[about] !== catalogue,
    );
    if (!other) {
      return [];
    }
    const cloud = other.workload[about];
    return [
      { about, ...(catalogue && { catalogue }), ...(cloud && { cloud }) },
    ];
  });
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
    compareText(a.department, b.department) ||
    compareText(a.service, b.service)
  );
}

function keyOf(of: { department: string; service: string }): string {
  return `${of.department}/${of.service}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
