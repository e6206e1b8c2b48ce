// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  at,
  coverageOf,
  healthProd,
  observe,
  wellFacts,
  workloadIn,
} from '../__testUtils__/observations';
import type { EstateChanges, EstateStore } from '../store/types';
import { EstateReplica } from './EstateReplica';

function changesWith(change: Partial<EstateChanges> = {}): EstateChanges {
  const { workload, facts } = observe(healthProd, 'citas', {
    ...wellFacts(at(0)),
    metrics: { value: { cpuPercent: 12 }, observedAt: at(0) },
    events: { value: [], observedAt: at(0) },
  });
  return {
    revision: 1,
    complete: true,
    removedIds: [],
    workloads: [
      {
        workload,
        facts,
        sourceId: 'fake',
        seenAt: at(0),
        factSources: Object.fromEntries(
          Object.keys(facts).map(kind => [kind, 'fake']),
        ),
      },
    ],
    coverage: [{ coverage: coverageOf(healthProd, at(0)), confirmedAt: {} }],
    ...change,
  };
}

describe('EstateReplica', () => {
  const changesSince = jest.fn<Promise<EstateChanges | undefined>, [number]>();
  const store: EstateStore = {
    applyScope: jest.fn(),
    retainScopes: jest.fn(),
    changesSince,
  };
  let now: string;
  let entityRef: string | undefined;

  beforeEach(() => {
    changesSince.mockReset();
    now = at(1);
    entityRef = undefined;
  });

  function create() {
    return new EstateReplica({
      store,
      staleAfterSeconds: 300,
      entityRefOf: () => entityRef,
      now: () => new Date(now),
    });
  }

  const id = workloadIn(healthProd, 'citas').id;

  it('should have no view before it has followed, and an empty one of an empty store', async () => {
    const replica = create();
    expect(replica.view()).toBeUndefined();
    changesSince.mockResolvedValue(undefined);
    await replica.follow();
    expect(replica.view()?.snapshot).toMatchObject({
      rows: [],
      totals: { workloads: 0, accounts: 0 },
    });
  });

  it('should carry what a table shows in the snapshot, and all facts in the row', async () => {
    const replica = create();
    changesSince.mockResolvedValue(changesWith());
    await replica.follow();
    const [row] = replica.view()!.snapshot.rows;
    expect(row).toMatchObject({
      workload: { id },
      verdict: { status: 'healthy' },
      tasks: { running: 2, desired: 2 },
      limits: { min: 2, max: 4 },
    });
    expect(row).not.toHaveProperty('facts');
    expect(replica.view()!.rows.get(id)!.facts.events).toBeDefined();
  });

  it('should keep the same view while nothing changes, and judge anew as time passes', async () => {
    const replica = create();
    changesSince.mockResolvedValueOnce(changesWith());
    changesSince.mockResolvedValue(undefined);
    await replica.follow();
    const first = replica.view();

    now = at(200);
    await replica.follow();
    expect(replica.view()).toBe(first);

    now = at(301);
    await replica.follow();
    expect(replica.view()).not.toBe(first);
    expect(replica.view()!.snapshot).toMatchObject({
      generatedAt: at(301),
      rows: [
        {
          observedAt: at(0),
          verdict: {
            status: 'unknown',
            reasons: [{ code: 'stale-facts', params: { observedAt: at(0) } }],
          },
        },
      ],
      totals: {
        byStatus: { unknown: 1, healthy: 0 },
        accounts: 1,
        accountsFresh: 0,
        oldestFactAt: at(0),
      },
    });
  });

  it('should take a confirmed fact for as new as its confirmation', async () => {
    const replica = create();
    const kinds = Object.keys(wellFacts(''));
    changesSince.mockResolvedValueOnce(
      changesWith({
        coverage: [
          {
            coverage: coverageOf(healthProd, at(400)),
            confirmedAt: Object.fromEntries(kinds.map(kind => [kind, at(400)])),
          },
        ],
      }),
    );
    now = at(410);
    await replica.follow();
    expect(replica.view()!.snapshot.rows[0]).toMatchObject({
      observedAt: at(400),
      verdict: { status: 'healthy' },
    });
  });

  it('should follow additions, changes and removals from its revision on', async () => {
    const replica = create();
    changesSince.mockResolvedValueOnce(changesWith());
    await replica.follow();
    const [added] = changesWith().workloads;
    const vacunas = workloadIn(healthProd, 'vacunas');
    changesSince.mockResolvedValueOnce(
      changesWith({
        revision: 2,
        complete: false,
        workloads: [{ ...added, workload: vacunas }],
      }),
    );
    await replica.follow();
    expect([...replica.view()!.rows.keys()]).toEqual([id, vacunas.id]);

    changesSince.mockResolvedValueOnce(
      changesWith({
        revision: 3,
        complete: false,
        workloads: [],
        removedIds: [id],
      }),
    );
    await replica.follow();
    expect([...replica.view()!.rows.keys()]).toEqual([vacunas.id]);
    expect(changesSince.mock.calls).toEqual([[0], [1], [2]]);

    changesSince.mockResolvedValueOnce(changesWith({ revision: 1 }));
    await replica.follow();
    expect([...replica.view()!.rows.keys()]).toEqual([id]);
  });

  it('should show a Component soon after the catalogue has it', async () => {
    const replica = create();
    changesSince.mockResolvedValueOnce(changesWith());
    changesSince.mockResolvedValue(undefined);
    await replica.follow();
    entityRef = 'component:default/citas';
    now = at(12);
    await replica.follow();
    expect(replica.view()!.snapshot.rows[0].entityRef).toBe(entityRef);
  });

  it('should keep its view, and its age, while the store is away', async () => {
    const replica = create();
    changesSince.mockResolvedValueOnce(changesWith());
    await replica.follow();
    changesSince.mockRejectedValueOnce(new Error('connection refused'));
    now = at(301);
    await expect(replica.follow()).rejects.toThrow('connection refused');
    expect(replica.view()!.snapshot.rows[0].verdict.status).toBe('unknown');
  });
});
