// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FactKind, ScopeEvents } from '@cabildo/plugin-estate-common';
import {
  at,
  coverageOf,
  healthProd,
  observe,
  wellFacts,
  workloadIn,
} from '../__testUtils__/observations';
import type {
  EstateChanges,
  EstateStore,
  StoredWorkload,
  WorkloadsOf,
} from '../store/types';
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
  const workloads = jest.fn<Promise<StoredWorkload[]>, [WorkloadsOf]>();
  const store: EstateStore = {
    applyScope: jest.fn(),
    applyHint: jest.fn(),
    recordEvents: jest.fn(),
    retainScopes: jest.fn(),
    changesSince,
    workloads,
  };
  let now: string;
  let entityRef: string | undefined;
  let seldomKinds: FactKind[];

  beforeEach(() => {
    changesSince.mockReset();
    now = at(1);
    entityRef = undefined;
    seldomKinds = [];
  });

  function create() {
    return new EstateReplica({
      store,
      staleAfterSeconds: 300,
      seldom: { kindsOf: () => seldomKinds, everySeconds: 3600 },
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

  it('should carry what a table shows in the snapshot, and read one workload with all facts from the store', async () => {
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

    workloads.mockResolvedValue(changesWith().workloads);
    const [inFull] = await replica.read([id]);
    expect(workloads).toHaveBeenLastCalledWith({ ids: [id] });
    expect(inFull).toMatchObject({
      verdict: { status: 'healthy' },
      facts: { events: { value: [] } },
    });
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

  it.each<[number, string]>([
    [3899, 'healthy'],
    [3901, 'unknown'],
  ])(
    'should let what is seldom read hold until it is late, after %s s %s',
    async (seconds, status) => {
      seldomKinds = ['range'];
      const kinds = Object.keys(wellFacts(''));
      changesSince.mockResolvedValueOnce(
        changesWith({
          coverage: [
            {
              coverage: coverageOf(healthProd, at(3800)),
              confirmedAt: {
                ...Object.fromEntries(kinds.map(kind => [kind, at(3800)])),
                range: at(0),
              },
            },
          ],
        }),
      );
      now = at(seconds);
      const replica = create();
      await replica.follow();
      expect(replica.view()!.snapshot.rows[0]).toMatchObject({
        observedAt: at(3800),
        verdict: { status },
      });
    },
  );

  describe('of a scope whose events are heard', () => {
    const kinds = Object.keys(wellFacts('')) as FactKind[];

    /** Swept at 100, and heard since 50, until a time. */
    async function viewAt(seconds: number, change: Partial<ScopeEvents> = {}) {
      const events: ScopeEvents = {
        state: 'hearing',
        since: at(50),
        heardAt: at(seconds - 10),
        kinds: ['scaling', 'deployments', 'alarms'],
        sweepEverySeconds: 900,
        ...change,
      };
      changesSince.mockResolvedValueOnce(
        changesWith({
          coverage: [
            {
              coverage: coverageOf(healthProd, at(100), { events }),
              confirmedAt: Object.fromEntries(
                kinds.map(kind => [kind, at(100)]),
              ),
            },
          ],
        }),
      );
      now = at(seconds);
      const replica = create();
      await replica.follow();
      return replica.view()!;
    }

    it('should hold what is told as long as nothing is told, and the rest until the next sweep', async () => {
      const { rows, snapshot } = await viewAt(900);
      const { facts } = rows.get(id)!;
      expect(facts.scaling?.observedAt).toBe(at(890));
      expect(facts.range?.observedAt).toBe(at(100));
      expect(snapshot.rows[0].verdict.status).toBe('healthy');
      expect(snapshot.totals.accountsFresh).toBe(1);
    });

    it('should not hold longer than the next sweep is late', async () => {
      const { snapshot } = await viewAt(1301);
      expect(snapshot.rows[0].verdict).toMatchObject({
        status: 'unknown',
        reasons: [{ code: 'stale-facts', params: { observedAt: at(100) } }],
      });
    });

    it.each<[string, Partial<ScopeEvents>]>([
      ['it turned deaf', { state: 'deaf' }],
      ['its listener is gone', { heardAt: at(120) }],
    ])(
      'should hold no longer than without events when %s',
      async (_, change) => {
        const { snapshot } = await viewAt(500, change);
        expect(snapshot.rows[0].verdict.status).toBe('unknown');
        expect(snapshot.totals.accountsFresh).toBe(0);
      },
    );

    it('should not take silence for news of what was read before it was heard', async () => {
      const { rows } = await viewAt(300, { since: at(150) });
      expect(rows.get(id)!.facts.scaling?.observedAt).toBe(at(100));
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
