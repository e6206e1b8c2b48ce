// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/* eslint-disable jest/no-export -- tests that other packages run, not a test file */

import {
  verdictKindsOf,
  workloadId,
  type FactKind,
  type Workload,
} from '@cabildo/plugin-estate-common';
// By its public name, so that the types of both entry points are the same.
import type { EstateSource } from '@cabildo/plugin-estate-node';
import { readScope, type ScopeOutcome } from '../readScope';

/**
 * The world that a source is to be placed in.
 *
 * @public
 */
export interface ConformanceWorld {
  /** Names of the workloads in the first scope: more than one page of any listing. */
  names: string[];
  /**
   * How the API behind the source behaves:
   * - `well`
   * - `throttled-once`: the first call of each kind is refused as too many
   * - `denied`: every call is refused with {@link ConformanceWorld.words}
   * - `kind-denied`: only the calls for one kind of facts are refused so
   * - `hanging`: calls give no answer until they are aborted
   * - `repeating`: listings hold each workload twice
   */
  behaviour:
    | 'well'
    | 'throttled-once'
    | 'denied'
    | 'kind-denied'
    | 'hanging'
    | 'repeating';
  /** What the API says when it refuses. */
  words: string;
}

/**
 * How the tests come to a source.
 *
 * @public
 */
export interface DescribeEstateSourceOptions {
  /** Makes a source whose first scope looks onto such a world. */
  create(world: ConformanceWorld): EstateSource | Promise<EstateSource>;
  /** How many workloads make more than one page of every listing; default 23. */
  workloads?: number;
}

const WORDS = 'not authorized to perform this in account 120000000003';

/**
 * Declares the tests that every source has to pass.
 *
 * @param name - name of the source's class
 * @public
 */
export function describeEstateSource(
  name: string,
  options: DescribeEstateSourceOptions,
): void {
  const names = Array.from(
    { length: options.workloads ?? 23 },
    (_, index) => `service-${index}`,
  );

  const createIn = async (behaviour: ConformanceWorld['behaviour']) =>
    options.create({ names, behaviour, words: WORDS });

  const readFirst = async (
    source: EstateSource,
    signal = new AbortController().signal,
  ): Promise<ScopeOutcome> => {
    const [scope] = await source.scopes();
    return readScope(source, scope, { signal, timeoutSeconds: 30 });
  };

  const namesIn = (outcome: ScopeOutcome) =>
    (outcome.reading?.observations ?? [])
      .map(({ workload }) => workload.name)
      .sort();

  describe(`${name} as a source of the estate`, () => {
    it('should name each environment once', async () => {
      const source = await createIn('well');
      const ids = (await source.scopes()).map(scope => scope.environmentId);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('should read every page', async () => {
      const outcome = await readFirst(await createIn('well'));
      expect(outcome.coverage).toMatchObject({ state: 'ok', problems: [] });
      expect(outcome.reading?.inventory).toBe('complete');
      expect([...new Set(namesIn(outcome))]).toEqual([...names].sort());
    });

    it('should say what it observed, where and when', async () => {
      const source = await createIn('well');
      const before = Date.now();
      const [scope] = await source.scopes();
      const { reading } = await readFirst(source);
      for (const { sourceId, workload, facts } of reading!.observations) {
        expect(sourceId).toBe(source.id);
        expect(workload).toMatchObject({ ...scope, id: workloadId(workload) });
        expect(source.kinds).toEqual(
          expect.arrayContaining(Object.keys(facts)),
        );
        for (const fact of Object.values(facts)) {
          const at = Date.parse(fact.observedAt);
          expect(at).toBeGreaterThanOrEqual(before);
          expect(at).toBeLessThanOrEqual(Date.now());
          expect(new Date(at).toISOString()).toBe(fact.observedAt);
        }
      }
    });

    it('should find the same in the same world', async () => {
      const source = await createIn('well');
      const valuesOf = ({ reading }: ScopeOutcome) =>
        reading!.observations.map(({ workload, facts }) => ({
          workload,
          facts: Object.entries(facts).map(([kind, fact]) => [
            kind,
            fact.value,
          ]),
        }));
      const first = valuesOf(await readFirst(source));
      expect(valuesOf(await readFirst(source))).toEqual(first);
    });

    it('should read only what a hint names', async () => {
      const source = await createIn('well');
      const [scope] = await source.scopes();
      const { reading: all } = await readFirst(source);
      const wanted = all!.observations.slice(1, 3);
      const workloadIds = wanted.map(({ workload }) => workload.id);
      // What is told first of all, where these workloads have any of it.
      const kind = [...(source.toldKinds ?? []), ...source.kinds].find(each =>
        wanted.every(({ facts }) => facts[each] !== undefined),
      )!;
      const { observations, inventory } = await source.collect(scope, {
        signal: new AbortController().signal,
        only: { workloadIds, kinds: [kind] },
      });
      expect(observations.map(({ workload }) => workload).sort(byId)).toEqual(
        wanted.map(({ workload }) => workload).sort(byId),
      );
      for (const { facts } of observations) {
        expect(facts).toHaveProperty(kind);
      }
      expect(inventory).toBe('complete');
    });

    it('should leave out only what it may, and read it where a verdict needs it', async () => {
      const source = await createIn('well');
      const [scope] = await source.scopes();
      const { reading: first } = await readFirst(source);
      const known = new Map(
        first!.observations.map(({ workload, facts }) => [workload.id, facts]),
      );
      const keep = source.seldomKinds ?? [];
      const again = await source.collect(scope, {
        signal: new AbortController().signal,
        previous: id => known.get(id),
        keep,
      });
      expect(again.inventory).toBe('complete');
      expect(keep).toEqual(expect.arrayContaining(again.kept ?? []));
      for (const { workload, facts } of again.observations) {
        expect(Object.keys(facts).sort()).toEqual(
          Object.keys(known.get(workload.id)!)
            .filter(kind => !again.kept?.includes(kind as FactKind))
            .sort(),
        );
      }

      // One that is new has no facts that could be kept.
      const [{ workload }] = first!.observations;
      const { observations } = await source.collect(scope, {
        signal: new AbortController().signal,
        previous: id => (id === workload.id ? undefined : known.get(id)),
        keep,
      });
      const { facts } = observations.find(
        each => each.workload.id === workload.id,
      )!;
      for (const kind of [...verdictKindsOf(workload.runtime)].filter(each =>
        source.kinds.includes(each),
      )) {
        expect(facts).toHaveProperty(kind);
      }
    });

    it('should know of a workload that is not there that it is not', async () => {
      const source = await createIn('well');
      const [scope] = await source.scopes();
      const { reading } = await readFirst(source);
      const [{ workload }] = reading!.observations;
      const gone = workloadId({ ...workload, name: 'removed' });
      const { observations, problems, inventory } = await source.collect(
        scope,
        {
          signal: new AbortController().signal,
          only: { workloadIds: [gone], kinds: [...source.kinds] },
        },
      );
      expect({ observations, problems }).toEqual({
        observations: [],
        problems: [],
      });
      // Without it a workload that goes would stay until the next sweep.
      expect(inventory).toBe('complete');
    });

    it('should take nothing for gone that it could not look for', async () => {
      const { reading: known } = await readFirst(await createIn('well'));
      const [{ workload }] = known!.observations;
      const source = await createIn('denied');
      const [scope] = await source.scopes();
      const [kind] = source.kinds;
      const { reading } = await readScope(source, scope, {
        signal: new AbortController().signal,
        only: { workloadIds: [workload.id], kinds: [kind] },
        timeoutSeconds: 30,
      });
      expect(reading?.inventory ?? 'partial').toBe('partial');
    });

    it('should go on after it was throttled', async () => {
      const outcome = await readFirst(await createIn('throttled-once'));
      expect(outcome.coverage).toMatchObject({ state: 'ok', problems: [] });
      expect([...new Set(namesIn(outcome))]).toEqual([...names].sort());
    });

    it('should observe each workload once although it is listed twice', async () => {
      const outcome = await readFirst(await createIn('repeating'));
      expect(namesIn(outcome)).toEqual([...names].sort());
    });

    it('should fail in the words of the API when all is denied', async () => {
      const { reading, coverage } = await readFirst(await createIn('denied'));
      expect(coverage.state).toBe('failed');
      expect(coverage.problems[0].kinds).toEqual([]);
      expect(coverage.problems[0].message).toContain(WORDS);
      expect(coverage.problems[0].code).not.toBe('');
      expect(reading?.observations ?? []).toEqual([]);
    });

    it('should bring the other facts when one kind is denied', async () => {
      const outcome = await readFirst(await createIn('kind-denied'));
      const { reading, coverage } = outcome;
      expect(coverage.state).toBe('partial');
      expect([...new Set(namesIn(outcome))]).toEqual([...names].sort());
      const [problem] = coverage.problems;
      expect(problem.message).toContain(WORDS);
      expect(problem.kinds.length).toBeGreaterThan(0);
      for (const { facts } of reading!.observations) {
        expect(Object.keys(facts).length).toBeGreaterThan(0);
        for (const kind of problem.kinds) {
          expect(facts).not.toHaveProperty(kind);
        }
      }
    });

    it('should end when it is cancelled', async () => {
      const source = await createIn('hanging');
      const [scope] = await source.scopes();
      const controller = new AbortController();
      const work = source.collect(scope, { signal: controller.signal });
      controller.abort(new Error('the sweep is over'));
      await expect(work).rejects.toThrow();
      await expect(readFirst(source, controller.signal)).rejects.toThrow(
        'the sweep is over',
      );
    });
  });
}

function byId(a: Workload, b: Workload): number {
  return a.id < b.id ? -1 : 1;
}
