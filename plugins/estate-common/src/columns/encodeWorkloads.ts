// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '../summary';
import { Dictionary } from './Dictionary';
import type {
  EncodedVerdict,
  EstatePlace,
  WorkloadColumns,
} from './WorkloadColumns';

const NOT_SCALED = -1;

/**
 * Puts rows into columns, in their order.
 *
 * @public
 */
export function encodeWorkloads(
  rows: readonly WorkloadSummary[],
): WorkloadColumns {
  const places = new Dictionary<EstatePlace>();
  const owners = new Dictionary<string>();
  const systems = new Dictionary<string>();
  const tiers = new Dictionary<string>();
  const libraryVersions = new Dictionary<string>();
  const verdicts = new Dictionary<EncodedVerdict>();
  const text = (dictionary: Dictionary<string>, value: string | undefined) =>
    dictionary.positionOf(value, () => value!);
  const known = (value: number | undefined) => value ?? null;

  const sent = rows.map(sentOf);
  const place = rows.map((row, index) =>
    places.positionOf(sent[index].place, () => placeOf(row)),
  );
  const observed = sent.map(row => row.observed);
  mostCommon(place, observed).forEach((at, index) => {
    places.values[index].observedAt = at;
  });
  const deployed = sent.map(row => row.deployed);
  const deployedSince = deployed.reduce<number>(
    (least, at) => (at === undefined ? least : Math.min(least, at)),
    Infinity,
  );
  const since = Number.isFinite(deployedSince) ? deployedSince : 0;

  return {
    places: places.values,
    owners: owners.values,
    systems: systems.values,
    tiers: tiers.values,
    libraryVersions: libraryVersions.values,
    verdicts: verdicts.values,
    deployedSince: since,
    place,
    name: rows.map(row => row.workload.name),
    service: exceptions(rows, ({ workload }) =>
      workload.service === workload.name ? undefined : workload.service,
    ),
    owner: rows.map(row => text(owners, row.workload.owner)),
    system: rows.map(row => text(systems, row.workload.system)),
    tier: rows.map(row => text(tiers, row.workload.tier)),
    libraryVersion: rows.map(row =>
      text(libraryVersions, row.workload.libraryVersion),
    ),
    catalogued: rows.map(row =>
      row.entityRef === usualEntityRef(row) ? 1 : 0,
    ),
    entityRef: exceptions(rows, row =>
      row.entityRef === usualEntityRef(row) ? undefined : row.entityRef,
    ),
    verdict: rows.map((row, index) =>
      verdicts.positionOf(sent[index].verdict, () => encodeVerdict(row)),
    ),
    observedAt: exceptions(rows, (_row, index) =>
      observed[index] === places.values[place[index]].observedAt
        ? undefined
        : observed[index],
    ),
    running: rows.map(row => known(row.tasks?.running)),
    desired: rows.map(row => known(row.tasks?.desired)),
    pending: rows.map(row => known(row.tasks?.pending)),
    min: rows.map(row => limit(row, 'min')),
    max: rows.map(row => limit(row, 'max')),
    requestsPerSecond: rows.map(row => known(row.load?.requestsPerSecond)),
    errorRatio: rows.map(row => known(row.load?.errorRatio)),
    latencySeconds: rows.map(row => known(row.load?.latencySeconds)),
    cpuPercent: rows.map(row => known(row.load?.cpuPercent)),
    memoryPercent: rows.map(row => known(row.load?.memoryPercent)),
    trend: rows.map(row => row.trend?.levels ?? ''),
    trendHigh: rows.map(row => known(row.trend?.high)),
    deployedAt: deployed.map(at => (at === undefined ? null : at - since)),
  };
}

/** What is written of a row, by which it shares an entry with others. */
interface Sent {
  place: string;
  verdict: string;
  /** Seconds since 1970. */
  observed: number;
  /** Minutes since 1970. */
  deployed: number | undefined;
}

// Of thousands of rows that are written every few seconds nearly all are as they were.
const sentRows = new WeakMap<WorkloadSummary, Sent>();

function sentOf(row: WorkloadSummary): Sent {
  const known = sentRows.get(row);
  if (known) {
    return known;
  }
  const { observedAt, deployedAt } = row;
  const sent = {
    place: placeKey(row),
    verdict: JSON.stringify(encodeVerdict(row)),
    observed: secondsOf(observedAt),
    deployed: deployedAt === undefined ? undefined : minutesOf(deployedAt),
  };
  sentRows.set(row, sent);
  return sent;
}

/** By which a service is known to the catalogue, unless its owners chose otherwise. */
export function usualEntityRef({
  workload,
}: Pick<WorkloadSummary, 'workload'>): string {
  return `component:default/${workload.service}`;
}

function placeKey({ workload }: WorkloadSummary): string {
  const { runtime, environmentId, department, accountId, region } = workload;
  return JSON.stringify([
    runtime,
    environmentId,
    workload.environment,
    department,
    accountId,
    region,
    workload.cluster,
  ]);
}

function placeOf({ workload }: WorkloadSummary): EstatePlace {
  return {
    runtime: workload.runtime,
    environmentId: workload.environmentId,
    environment: workload.environment,
    department: workload.department,
    accountId: workload.accountId,
    region: workload.region,
    cluster: workload.cluster,
    observedAt: 0,
  };
}

function encodeVerdict(row: WorkloadSummary): EncodedVerdict {
  const { headroomTasks, ...sent } = row.verdict;
  return {
    ...sent,
    headroomKnown: headroomTasks !== undefined,
    ...(headroomTasks === undefined || headroomTasks === ownHeadroom(row)
      ? {}
      : { headroomTasks }),
  };
}

/** Of what shares its limits with nothing. */
export function ownHeadroom({
  tasks,
  limits,
}: Pick<WorkloadSummary, 'tasks' | 'limits'>): number | undefined {
  return tasks && limits ? Math.max(0, limits.max - tasks.desired) : undefined;
}

function limit({ limits }: WorkloadSummary, member: 'min' | 'max') {
  if (limits === undefined) {
    return null;
  }
  return limits ? limits[member] : NOT_SCALED;
}

function exceptions<T>(
  rows: readonly WorkloadSummary[],
  exceptionOf: (row: WorkloadSummary, index: number) => T | undefined,
): [number, T][] {
  return rows.flatMap((row, index) => {
    const value = exceptionOf(row, index);
    return value === undefined ? [] : [[index, value] as [number, T]];
  });
}

/** By position in the first list, the value of the second that is met most often beside it. */
function mostCommon(groups: number[], values: number[]): number[] {
  const counts: Map<number, number>[] = [];
  groups.forEach((group, index) => {
    counts[group] ??= new Map();
    const value = values[index];
    counts[group].set(value, (counts[group].get(value) ?? 0) + 1);
  });
  return counts.map(each => [...each].sort(([, a], [, b]) => b - a)[0][0]);
}

function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function minutesOf(time: string): number {
  return Math.floor(Date.parse(time) / 60_000);
}
