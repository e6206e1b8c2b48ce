// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { citas, fact, wellFacts } from '../__testUtils__/workloads';
import type { EstateRow } from '../snapshot';
import { workloadId, type Workload } from '../workload';
import type { CatalogueService } from './Finding';
import { reconcile } from './reconcile';

const groups = new Set(['health-records', 'health-agenda']);
const readDepartments = new Set(['health', 'interior']);

type Running = Pick<EstateRow, 'workload' | 'facts'>;

function workload(change: Partial<Workload> = {}): Running {
  const what = {
    ...citas,
    owner: 'health-records',
    system: 'agenda',
    ...change,
  };
  return { workload: { ...what, id: workloadId(what) }, facts: {} };
}

function service(change: Partial<CatalogueService> = {}): CatalogueService {
  return {
    entityRef: `component:default/${change.service ?? 'citas'}`,
    service: 'citas',
    department: 'health',
    owner: 'health-records',
    system: 'agenda',
    ...change,
  };
}

const find = (
  workloads: Running[],
  services: CatalogueService[],
  read = readDepartments,
) => reconcile({ workloads, services, groups, readDepartments: read });

describe('reconcile', () => {
  it('should have nothing to say where both agree', () => {
    expect(find([workload()], [service()])).toEqual([]);
  });

  it('should find what runs and nobody wrote down, once for all its environments', () => {
    const findings = find(
      [
        workload({ environment: 'prod' }),
        workload({ environment: 'dev', cluster: 'cabildo-dev' }),
      ],
      [service({ service: 'other', department: 'interior' })],
      new Set(),
    );
    expect(findings).toEqual([
      {
        kind: 'unclaimed',
        department: 'health',
        service: 'citas',
        environments: ['dev', 'prod'],
        differences: [],
      },
    ]);
  });

  it('should say what costs money and is nobody’s', () => {
    const tasks = { running: 1, desired: 1, pending: 0 };
    const [deployment] = wellFacts.deployments!.value;
    const size = {
      vcpu: 0.25,
      memoryGib: 0.5,
      architecture: 'x86_64',
      capacity: 'fargate',
    } as const;
    const running: Running = {
      ...workload({ region: 'us-east-1' }),
      facts: {
        scaling: fact(tasks),
        deployments: fact([{ ...deployment, running: 1, size }]),
      },
    };
    expect(find([running], [])).toMatchObject([
      { kind: 'unclaimed', cost: { usd: 9.01, isAtLeast: false } },
    ]);
    expect(find([], [service()])[0]).not.toHaveProperty('cost');
  });

  it('should not take the service of another department for its own', () => {
    const kinds = find([workload()], [service({ department: 'interior' })]).map(
      ({ kind, department }) => [kind, department],
    );
    expect(kinds).toEqual([
      ['unclaimed', 'health'],
      ['ghost', 'interior'],
    ]);
  });

  it('should find what is written down and runs nowhere, only where all was read', () => {
    expect(find([], [service()])).toMatchObject([
      { kind: 'ghost', entityRef: 'component:default/citas' },
    ]);
    expect(find([], [service()], new Set(['interior']))).toEqual([]);
    expect(find([], [service({ isRetired: true })])).toEqual([]);
  });

  it('should find owners that are gone or were never named', () => {
    expect(
      find([workload({ owner: 'reform' })], [service({ owner: 'reform' })]),
    ).toMatchObject([{ kind: 'owner-gone', owner: 'reform' }]);
    const [unnamed] = find(
      [workload({ owner: undefined })],
      [service({ owner: undefined })],
    );
    expect(unnamed).toMatchObject({ kind: 'owner-gone' });
    expect(unnamed).not.toHaveProperty('owner');
  });

  it('should say what the tags and the catalogue call differently', () => {
    expect(
      find(
        [workload({ owner: 'health-agenda', system: undefined })],
        [service()],
      ),
    ).toMatchObject([
      {
        kind: 'tags-differ',
        differences: [
          {
            about: 'owner',
            catalogue: 'health-records',
            cloud: 'health-agenda',
          },
          { about: 'system', catalogue: 'agenda' },
        ],
      },
    ]);
  });

  it('should not depend on order, and say each thing of a service once', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const owners = fc.constantFrom('health-records', 'reform', undefined);
    const departments = fc.constantFrom('health', 'interior');
    const rows = fc.array(
      fc
        .record({ service: names, owner: owners, department: departments })
        .map(change => workload({ ...change, name: change.service })),
      { maxLength: 6 },
    );
    const entries = fc.uniqueArray(
      fc
        .record({ service: names, owner: owners, department: departments })
        .map(change =>
          service({
            ...change,
            entityRef: `component:${change.department}/${change.service}`,
          }),
        ),
      { maxLength: 6, selector: ({ entityRef }) => entityRef },
    );
    fc.assert(
      fc.property(rows, entries, (workloads, services) => {
        const unique = [
          ...new Map(workloads.map(row => [row.workload.id, row])).values(),
        ];
        const findings = find(unique, services);
        expect(find([...unique].reverse(), [...services].reverse())).toEqual(
          findings,
        );
        const said = findings.map(
          ({ kind, department, service: name }) =>
            `${kind} ${department}/${name}`,
        );
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });
});
