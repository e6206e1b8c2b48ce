// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  factKinds,
  mergeFacts,
  type FactKind,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import {
  at,
  coverageOf,
  healthProd,
  interiorProd,
  observe,
  wellFacts,
  workloadIn,
} from '../__testUtils__/observations';
import { DatabaseEstateStore } from './DatabaseEstateStore';
import type { ScopeChange } from './types';

const citasId = workloadIn(healthProd, 'citas').id;

function reading(
  seconds: number,
  change: Partial<ScopeChange> = {},
): ScopeChange {
  return {
    coverage: coverageOf(healthProd, at(seconds)),
    observations: [observe(healthProd, 'citas', wellFacts(at(seconds + 1)))],
    confirmedKinds: [...factKinds],
    inventoryComplete: true,
    ...change,
  };
}

function running(count: number, seconds: number): WorkloadFacts {
  return {
    scaling: {
      value: { desired: count, running: count, pending: 0 },
      observedAt: at(seconds),
    },
  };
}

describe('DatabaseEstateStore', () => {
  const databases = TestDatabases.create();
  let knex: Knex;
  let store: DatabaseEstateStore;

  async function open(): Promise<DatabaseEstateStore> {
    return DatabaseEstateStore.create({
      database: mockServices.database({ knex, migrations: { skip: false } }),
    });
  }

  beforeEach(async () => {
    knex = await databases.init('POSTGRES_18');
    store = await open();
  });

  async function stored(id = citasId) {
    const changes = await store.changesSince(0);
    return changes?.workloads.find(({ workload }) => workload.id === id);
  }

  it('should give those who follow the essential facts, of any number of workloads, and all facts where they are asked for', async () => {
    const message = { id: '1', at: at(0), message: 'has reached steady state' };
    const observations = Array.from({ length: 1_001 }, (_, number) =>
      observe(healthProd, `citas-${number}`, {
        ...wellFacts(at(1)),
        events: { value: [message], observedAt: at(1) },
      }),
    );
    await store.applyScope(reading(0, { observations }));
    const { id } = observations[7].workload;

    const changes = (await store.changesSince(0))!;
    expect(new Set(changes.workloads.map(each => each.workload.id))).toEqual(
      new Set(observations.map(each => each.workload.id)),
    );
    expect((await stored(id))?.facts).toEqual(wellFacts(at(1)));
    expect(await store.workloads({ ids: [id, 'none'] })).toEqual([
      expect.objectContaining({
        workload: observations[7].workload,
        facts: observations[7].facts,
      }),
    ]);
    expect(
      await store.workloads({ environmentId: 'health-prod' }),
    ).toHaveLength(1_001);
    expect(await store.workloads({ environmentId: 'interior-prod' })).toEqual(
      [],
    );
  });

  it('should give back what was observed, also that there is none', async () => {
    await store.applyScope(reading(0));
    const changes = await store.changesSince(0);
    expect(changes).toEqual({
      revision: 1,
      complete: true,
      removedIds: [],
      workloads: [
        {
          workload: workloadIn(healthProd, 'citas'),
          sourceId: 'fake',
          seenAt: at(0),
          facts: wellFacts(at(1)),
          factSources: Object.fromEntries(
            Object.keys(wellFacts('')).map(kind => [kind, 'fake']),
          ),
        },
      ],
      coverage: [
        {
          coverage: coverageOf(healthProd, at(0)),
          confirmedAt: Object.fromEntries(factKinds.map(kind => [kind, at(0)])),
        },
      ],
    });
    expect(await store.changesSince(1)).toBeUndefined();
  });

  it('should write no row for what is unchanged, and confirm it', async () => {
    expect(await store.applyScope(reading(0))).toEqual({ factsWritten: 6 });
    expect(await store.applyScope(reading(60))).toEqual({ factsWritten: 0 });

    const changes = await store.changesSince(1);
    expect(changes?.workloads).toEqual([]);
    expect(changes?.coverage[0].confirmedAt.scaling).toBe(at(60));
    expect((await stored())?.facts.scaling?.observedAt).toBe(at(1));
  });

  it('should write the time of an unchanged fact of a kind that is not confirmed', async () => {
    await store.applyScope(reading(0));
    const confirmedKinds = factKinds.filter(kind => kind !== 'scaling');
    const { factsWritten } = await store.applyScope(
      reading(60, { confirmedKinds }),
    );
    expect(factsWritten).toBe(1);
    expect((await stored())?.facts.scaling?.observedAt).toBe(at(61));
  });

  it('should hand over only what changed since a revision', async () => {
    await store.applyScope(
      reading(0, {
        observations: ['citas', 'vacunas'].map(name =>
          observe(healthProd, name, wellFacts(at(1))),
        ),
      }),
    );
    await store.applyScope(
      reading(60, {
        observations: [
          observe(healthProd, 'citas', wellFacts(at(61))),
          observe(healthProd, 'vacunas', {
            ...wellFacts(at(61)),
            ...running(3, 61),
          }),
        ],
      }),
    );
    const changes = await store.changesSince(1);
    expect(changes?.complete).toBe(false);
    expect(changes?.workloads.map(({ workload }) => workload.name)).toEqual([
      'vacunas',
    ]);
  });

  it('should never let an old fact overwrite a newer one', async () => {
    await store.applyScope(
      reading(60, {
        observations: [observe(healthProd, 'citas', running(3, 61))],
      }),
    );
    await store.applyScope(
      reading(0, {
        observations: [observe(healthProd, 'citas', running(1, 1))],
      }),
    );
    expect((await stored())?.facts).toEqual(running(3, 61));
    const [{ coverage }] = (await store.changesSince(0))!.coverage;
    expect(coverage.attemptedAt).toBe(at(60));
  });

  it('should not let a late fact overwrite what was confirmed after it', async () => {
    const same = (seconds: number) =>
      reading(seconds, {
        observations: [observe(healthProd, 'citas', running(3, seconds + 1))],
      });
    await store.applyScope(same(0));
    await store.applyScope(same(60));
    await store.applyScope(
      reading(30, {
        observations: [observe(healthProd, 'citas', running(1, 31))],
      }),
    );
    expect((await stored())?.facts.scaling?.value.running).toBe(3);
  });

  it('should end with the same facts in whatever order they come', async () => {
    const kinds = ['scaling', 'range', 'metrics'] as const;
    const facts = fc.record(
      Object.fromEntries(
        kinds.map(kind => [
          kind,
          fc.integer({ min: 0, max: 30 }).map(seconds => ({
            // One value for each time: what differs at one time is not the store's to settle.
            value: { seconds },
            observedAt: at(seconds),
          })),
        ]),
      ),
      { requiredKeys: [] },
    ) as unknown as fc.Arbitrary<WorkloadFacts>;

    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(facts, { minLength: 1, maxLength: 5 }),
        async all => {
          count += 1;
          const name = `service-${count}`;
          for (const some of all) {
            await store.applyScope(
              reading(0, {
                observations: [observe(healthProd, name, some)],
                confirmedKinds: [],
                inventoryComplete: false,
              }),
            );
          }
          const known = await stored(workloadIn(healthProd, name).id);
          expect(known?.facts).toEqual(all.reduce(mergeFacts, {}));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('should forget a fact that is no longer so, but not one that could not be read', async () => {
    await store.applyScope(reading(0));
    const without = (...kinds: FactKind[]) => [
      observe(
        healthProd,
        'citas',
        Object.fromEntries(
          Object.entries(wellFacts(at(61))).filter(
            ([kind]) => !kinds.includes(kind as FactKind),
          ),
        ),
      ),
    ];
    await store.applyScope(
      reading(60, {
        observations: without('alarms', 'range'),
        confirmedKinds: factKinds.filter(kind => kind !== 'alarms'),
      }),
    );
    expect(Object.keys((await stored())!.facts).sort()).toEqual([
      'alarms',
      'certificate',
      'deployments',
      'scaling',
      'targets',
    ]);
  });

  it('should remove what a complete reading no longer lists, and only that', async () => {
    await store.applyScope(
      reading(0, {
        observations: ['citas', 'vacunas'].map(name =>
          observe(healthProd, name, wellFacts(at(1))),
        ),
      }),
    );
    await store.applyScope({
      ...reading(0),
      coverage: coverageOf(interiorProd, at(0)),
      observations: [observe(interiorProd, 'permisos', wellFacts(at(1)))],
    });
    await store.applyScope(
      reading(30, { observations: [], inventoryComplete: false }),
    );
    expect((await store.changesSince(0))?.workloads).toHaveLength(3);

    await store.applyScope(reading(60));
    const changes = await store.changesSince(3);
    expect(changes?.removedIds).toEqual([workloadIn(healthProd, 'vacunas').id]);
    const all = await store.changesSince(0);
    expect(all?.workloads.map(({ workload }) => workload.name).sort()).toEqual([
      'citas',
      'permisos',
    ]);
    expect(await knex('estate_facts').select()).toHaveLength(12);
  });

  it('should not bring a removed workload back by a late reading, but by a new one', async () => {
    await store.applyScope(reading(0));
    await store.applyScope(reading(60, { observations: [] }));
    await store.applyScope(reading(30));
    expect(await stored()).toBeUndefined();
    expect(await knex('estate_facts').select()).toEqual([]);

    await store.applyScope(reading(120));
    expect((await stored())?.facts).toEqual(wellFacts(at(121)));
  });

  it('should drop tombstones that no late fact can reach any more', async () => {
    await store.applyScope(reading(0));
    await store.applyScope(reading(60, { observations: [] }));
    const eightDays = 8 * 24 * 60 * 60;
    await store.applyScope(reading(eightDays, { observations: [] }));
    expect(await knex('estate_workloads').select()).toEqual([]);
  });

  it('should keep when all was last read while readings fail', async () => {
    await store.applyScope(reading(0));
    await store.applyScope({
      coverage: coverageOf(healthProd, at(60), {
        state: 'failed',
        succeededAt: undefined,
        problems: [{ kinds: [], code: 'AccessDenied', message: 'no' }],
      }),
      observations: [],
      confirmedKinds: [],
      inventoryComplete: false,
    });
    const [{ coverage, confirmedAt }] = (await store.changesSince(0))!.coverage;
    expect(coverage).toMatchObject({
      state: 'failed',
      attemptedAt: at(60),
      succeededAt: at(0),
      problems: [{ code: 'AccessDenied' }],
    });
    expect(confirmedAt.scaling).toBe(at(0));
    expect((await stored())?.facts).toEqual(wellFacts(at(1)));
  });

  it('should forget the environments that a source no longer has', async () => {
    await store.applyScope(reading(0));
    await store.retainScopes('fake', ['health-prod']);
    expect(await store.changesSince(1)).toBeUndefined();

    await store.retainScopes('another', []);
    await store.retainScopes('fake', ['interior-prod']);
    expect(await store.changesSince(1)).toMatchObject({
      removedIds: [citasId],
      workloads: [],
      coverage: [],
    });
  });

  it('should let writers at the same time lose nothing, and show revisions in order', async () => {
    const other = await open();
    const names = Array.from({ length: 10 }, (_, index) => `service-${index}`);
    await Promise.all(
      names.map((name, index) =>
        (index % 2 ? store : other).applyScope(
          reading(0, {
            observations: [observe(healthProd, name, wellFacts(at(1)))],
            inventoryComplete: false,
            confirmedKinds: [],
          }),
        ),
      ),
    );
    const changes = await store.changesSince(0);
    expect(changes?.revision).toBe(10);
    expect(changes?.workloads).toHaveLength(10);
  });

  it('should hand over everything when its revision went back', async () => {
    await store.applyScope(reading(0));
    expect(await store.changesSince(99)).toMatchObject({
      revision: 1,
      complete: true,
      workloads: [{ workload: { id: citasId } }],
    });
  });

  it('should take names with markup and quotes as text', async () => {
    const name = `<b>'; DROP TABLE estate_facts; --"\u{1F600}`;
    await store.applyScope(
      reading(0, { observations: [observe(healthProd, name, running(1, 1))] }),
    );
    expect((await stored(workloadIn(healthProd, name).id))?.workload.name).toBe(
      name,
    );
  });

  describe('what a hint led to', () => {
    const hinted = (seconds: number, facts: WorkloadFacts) =>
      store.applyHint({
        sourceId: 'fake',
        environmentId: healthProd.environmentId,
        readAt: at(seconds),
        observations: [observe(healthProd, 'citas', facts)],
        missingIds: [],
      });

    const missed = (seconds: number, missingIds = [citasId]) =>
      store.applyHint({
        sourceId: 'fake',
        environmentId: healthProd.environmentId,
        readAt: at(seconds),
        observations: [],
        missingIds,
      });

    it('should change what it read and leave the rest', async () => {
      await store.applyScope(reading(0));
      await hinted(30, running(1, 31));
      const citas = await stored();
      expect(citas?.facts).toEqual({ ...wellFacts(at(1)), ...running(1, 31) });
      const changes = await store.changesSince(1);
      expect(changes?.coverage[0].coverage.attemptedAt).toBe(at(0));
    });

    it('should not be put back by a sweep that read before and is stored after', async () => {
      await store.applyScope(reading(0));
      // Down and up again: the same as before, and newer than what the sweep saw.
      await hinted(30, running(2, 31));
      await store.applyScope(
        reading(20, {
          observations: [
            observe(healthProd, 'citas', {
              ...wellFacts(at(21)),
              ...running(0, 21),
            }),
          ],
        }),
      );
      expect((await stored())?.facts.scaling).toEqual(running(2, 31).scaling);
    });

    it('should not replace what a later sweep confirmed', async () => {
      await store.applyScope(reading(60));
      await hinted(30, running(0, 31));
      expect((await stored())?.facts.scaling?.value.running).toBe(2);
    });

    it('should list a workload that is new, and not one that is gone', async () => {
      await hinted(10, running(1, 11));
      expect((await stored())?.facts).toEqual(running(1, 11));
      await store.applyScope(reading(20, { observations: [] }));
      await hinted(15, running(1, 16));
      expect(await stored()).toBeUndefined();
    });

    it('should take away what was looked for and is not there, and nothing else', async () => {
      await store.applyScope(
        reading(0, {
          observations: ['citas', 'vacunas'].map(name =>
            observe(healthProd, name, running(2, 1)),
          ),
        }),
      );
      await missed(30);
      expect((await store.changesSince(1))?.removedIds).toEqual([citasId]);
      expect(await stored(workloadIn(healthProd, 'vacunas').id)).toBeDefined();

      // A sweep that saw it before and is stored after does not bring it back.
      await store.applyScope(reading(20));
      expect(await stored()).toBeUndefined();
      await hinted(40, running(1, 41));
      expect(await stored()).toBeDefined();
    });

    it('should leave what a later reading found, and what is in another environment', async () => {
      await store.applyScope(reading(0));
      // It is unchanged, so that only the coverage says when it was seen last.
      await store.applyScope(reading(60));
      await missed(30);
      const other = observe(interiorProd, 'permisos', running(2, 1));
      await store.applyScope(
        reading(0, {
          coverage: coverageOf(interiorProd, at(0)),
          observations: [other],
        }),
      );
      await missed(90, [other.workload.id]);
      expect(await stored()).toBeDefined();
      expect(await stored(other.workload.id)).toBeDefined();
    });
  });

  it('should record how a scope is heard, and keep it through the next sweep', async () => {
    const events = {
      state: 'hearing' as const,
      since: at(0),
      heardAt: at(30),
      kinds: ['scaling' as const],
      sweepEverySeconds: 900,
    };
    const heard = {
      sourceId: 'fake',
      environmentId: healthProd.environmentId,
      events,
    };
    await store.recordEvents([heard]);
    expect((await store.changesSince(0))?.coverage).toEqual([]);

    await store.applyScope(reading(0));
    await store.recordEvents([
      heard,
      { ...heard, environmentId: interiorProd.environmentId },
    ]);
    await store.applyScope(reading(60));
    const changes = await store.changesSince(0);
    expect(changes?.coverage.map(({ coverage }) => coverage)).toEqual([
      { ...coverageOf(healthProd, at(60)), events },
    ]);
  });
});
