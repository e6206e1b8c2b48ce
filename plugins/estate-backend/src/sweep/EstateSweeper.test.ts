// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { factKinds } from '@cabildo/plugin-estate-common';
import { FakeSource } from '../__testUtils__/FakeSource';
import {
  at,
  coverageOf,
  healthProd,
  interiorProd,
  wellFacts,
  workloadIn,
} from '../__testUtils__/observations';
import { sweepConfig } from '../__testUtils__/sweepConfig';
import type { EstateConfig } from '../config';
import type {
  ScopeChange,
  StoredCoverage,
  StoredWorkload,
  WorkloadsOf,
} from '../store/types';
import { EstateSweeper } from './EstateSweeper';

describe('EstateSweeper', () => {
  const applied: ScopeChange[] = [];
  const coverage = new Map<string, StoredCoverage>();
  const store = {
    applyScope: jest.fn(),
    applyHint: jest.fn(),
    recordEvents: jest.fn(),
    retainScopes: jest.fn(),
    changesSince: jest.fn(),
    workloads: jest.fn<Promise<StoredWorkload[]>, [WorkloadsOf]>(),
  };
  const history = { record: jest.fn(), recordHeard: jest.fn() };
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  let source: FakeSource;

  beforeEach(() => {
    jest.clearAllMocks();
    applied.length = 0;
    coverage.clear();
    store.applyScope.mockImplementation(async change => {
      applied.push(change);
      return { factsWritten: 0 };
    });
    store.workloads.mockResolvedValue([]);
    source = new FakeSource();
    source.world.set(healthProd, ['citas']);
    source.world.set(interiorProd, ['permisos', 'permisos']);
  });

  function create(change: Partial<EstateConfig['sweep']> = {}) {
    return new EstateSweeper({
      sources: () => [source],
      store,
      coverageOf: (_sourceId, environmentId) => coverage.get(environmentId),
      staleAfterSeconds: 300,
      history,
      config: { ...sweepConfig, ...change },
      logger,
    });
  }

  const sweep = (sweeper = create()) =>
    sweeper.sweep(new AbortController().signal);

  const byEnvironment = (id: string) =>
    applied.find(change => change.coverage.environmentId === id)!;

  it('should store what each scope says, each workload once', async () => {
    await sweep();
    expect(applied).toHaveLength(2);
    expect(byEnvironment('interior-prod')).toMatchObject({
      coverage: { state: 'ok' },
      observations: [{ workload: { name: 'permisos' } }],
      confirmedKinds: factKinds,
      inventoryComplete: true,
    });
    expect(store.retainScopes).toHaveBeenCalledWith('fake', [
      'health-prod',
      'interior-prod',
    ]);
  });

  it('should tell the source what is stored of the scope it reads', async () => {
    const workload = workloadIn(healthProd, 'citas');
    const facts = wellFacts(at(0));
    store.workloads.mockImplementation(async of =>
      'environmentId' in of && of.environmentId === 'health-prod'
        ? [
            {
              workload,
              facts,
              sourceId: 'fake',
              seenAt: at(0),
              factSources: {},
            },
          ]
        : [],
    );
    const collect = jest.spyOn(source, 'collect');
    await sweep();
    const known = new Map(
      collect.mock.calls.map(([scope, { previous }]) => [
        scope,
        previous?.(workload.id),
      ]),
    );
    expect(known).toEqual(
      new Map([
        [healthProd, facts],
        [interiorProd, undefined],
      ]),
    );
  });

  it('should not let a failing scope hide another, and log a lasting failure once', async () => {
    source.broken.set('health-prod', new Error('account denies access'));
    const sweeper = create();
    await sweep(sweeper);
    await sweep(sweeper);
    expect(byEnvironment('health-prod')).toMatchObject({
      coverage: {
        state: 'failed',
        problems: [{ kinds: [], message: 'account denies access' }],
      },
      observations: [],
      confirmedKinds: [],
      inventoryComplete: false,
    });
    expect(byEnvironment('interior-prod').coverage.state).toBe('ok');
    expect(logger.warn).toHaveBeenCalledTimes(1);

    source.broken.clear();
    await sweep(sweeper);
    expect(logger.info).toHaveBeenCalledWith(
      "'health-prod' is read completely again",
    );
  });

  it('should not wait for a scope that hangs', async () => {
    const collect = source.collect.bind(source);
    jest
      .spyOn(source, 'collect')
      .mockImplementation((scope, options) =>
        scope === healthProd ? new Promise(() => {}) : collect(scope, options),
      );
    await sweep(create({ scopeTimeoutSeconds: 0.05 }));
    expect(byEnvironment('interior-prod').coverage.state).toBe('ok');
    expect(byEnvironment('health-prod').coverage.problems[0].code).toBe(
      'TimeoutError',
    );
  });

  it('should not confirm the kinds that were not read', async () => {
    source.missing.set('health-prod', [
      { kinds: ['alarms'], code: 'AccessDenied', message: 'no' },
    ]);
    await sweep();
    const { confirmedKinds, inventoryComplete } = byEnvironment('health-prod');
    expect(confirmedKinds).toEqual(factKinds.filter(kind => kind !== 'alarms'));
    expect(inventoryComplete).toBe(true);
  });

  it('should remember what was stored, and nothing else', async () => {
    store.applyScope.mockImplementationOnce(async () => {
      throw new Error('connection refused');
    });
    await sweep();
    expect(history.record.mock.calls).toEqual(applied.map(change => [change]));
  });

  it('should go on when one scope cannot be stored', async () => {
    store.applyScope.mockImplementationOnce(async () => {
      throw new Error('connection refused');
    });
    await sweep();
    expect(applied).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('should go on when a source does not know where to look, and forget nothing', async () => {
    jest.spyOn(source, 'scopes').mockRejectedValue(new Error('no'));
    await sweep();
    expect(store.retainScopes).not.toHaveBeenCalled();
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('should read at most so many scopes at the same time', async () => {
    for (let index = 0; index < 8; index += 1) {
      const environmentId = `department-${index}`;
      source.world.set({ ...healthProd, environmentId }, []);
    }
    let now = 0;
    let most = 0;
    const collect = source.collect.bind(source);
    jest.spyOn(source, 'collect').mockImplementation(async (...args) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return collect(...args);
    });
    await sweep();
    expect(applied).toHaveLength(10);
    expect(most).toBe(2);
  });

  it('should store nothing after the sweep was ended', async () => {
    const controller = new AbortController();
    jest.spyOn(source, 'collect').mockImplementation(async () => {
      controller.abort();
      return { observations: [], problems: [], inventory: 'complete' };
    });
    await create().sweep(controller.signal);
    expect(applied).toEqual([]);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('should settle as soon as it is asked to end, though a source hangs', async () => {
    const controller = new AbortController();
    const asked = new Promise<void>(resolve => {
      jest.spyOn(source, 'collect').mockImplementation(
        (_scope, { signal }) =>
          new Promise((_resolve, reject) => {
            resolve();
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      );
    });
    const sweeper = create({ scopeTimeoutSeconds: 600 });
    const ended = jest.fn();
    const swept = sweeper.sweepUntil(controller.signal).then(ended);
    await asked;
    expect(ended).not.toHaveBeenCalled();
    controller.abort();
    await swept;
    expect(applied).toEqual([]);
  });

  it('should go on where another stopped, and from then on read everything each time', async () => {
    coverage.set(
      healthProd.environmentId,
      // As a replica read it that was killed before it got to the others.
      {
        coverage: coverageOf(healthProd, new Date().toISOString()),
        confirmedAt: {},
      },
    );
    const controller = new AbortController();
    store.applyScope.mockImplementation(async change => {
      applied.push(change);
      if (applied.length === 3) {
        controller.abort();
      }
      return { factsWritten: 0 };
    });
    await create({ everySeconds: 0.05 }).sweepUntil(controller.signal);
    const [first, ...then] = applied.map(
      change => change.coverage.environmentId,
    );
    expect(first).toBe(interiorProd.environmentId);
    expect(then.sort()).toEqual([
      healthProd.environmentId,
      interiorProd.environmentId,
    ]);
  });

  it('should wait before the first sweep when told to', async () => {
    const controller = new AbortController();
    const swept = create({ initialDelaySeconds: 3600 }).sweepUntil(
      controller.signal,
    );
    controller.abort();
    await swept;
    expect(applied).toEqual([]);
  });

  it('should leave a scope alone that is heard and was read lately', async () => {
    const now = new Date().toISOString();
    coverage.set(healthProd.environmentId, {
      coverage: {
        ...healthProd,
        sourceId: 'fake',
        state: 'ok',
        attemptedAt: now,
        problems: [],
        events: {
          state: 'hearing',
          since: now,
          heardAt: now,
          kinds: ['scaling'],
          sweepEverySeconds: 900,
        },
      },
      confirmedAt: Object.fromEntries(source.kinds.map(kind => [kind, now])),
    });
    await sweep();
    expect(applied.map(change => change.coverage.environmentId)).toEqual([
      interiorProd.environmentId,
    ]);
    expect(history.recordHeard).toHaveBeenCalledWith(
      [healthProd.environmentId],
      expect.any(Date),
    );
    // What is swept may hang.
    const [remembered] = history.recordHeard.mock.invocationCallOrder;
    const [swept] = store.applyScope.mock.invocationCallOrder;
    expect(remembered).toBeLessThan(swept);
  });

  it('should leave out what changes seldom, and not say that it was read', async () => {
    source.seldomKinds = ['range', 'certificate'];
    const now = Date.now();
    coverage.set(healthProd.environmentId, {
      coverage: coverageOf(healthProd, new Date(now).toISOString()),
      confirmedAt: {
        range: new Date(now - 3_500_000).toISOString(),
        certificate: new Date(now - 3_700_000).toISOString(),
      },
    });
    await sweep();
    const { confirmedKinds, observations } = byEnvironment('health-prod');
    expect(confirmedKinds).not.toContain('range');
    expect(confirmedKinds).toContain('certificate');
    expect(Object.keys(observations[0].facts)).not.toContain('range');
    expect(Object.keys(observations[0].facts)).toContain('certificate');
    expect(byEnvironment('interior-prod').confirmedKinds).toContain('range');
  });
});
