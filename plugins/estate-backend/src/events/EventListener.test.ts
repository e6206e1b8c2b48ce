// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EventEmitter, once } from 'node:events';
import { mockServices } from '@backstage/backend-test-utils';
import type { ScopeEvents } from '@cabildo/plugin-estate-common';
import type {
  EstateScope,
  ListenOptions,
  WorkloadHint,
} from '@cabildo/plugin-estate-node';
import { FakeSource } from '../__testUtils__/FakeSource';
import {
  healthProd,
  interiorProd,
  wellFacts,
  workloadIn,
} from '../__testUtils__/observations';
import { sweepConfig } from '../__testUtils__/sweepConfig';
import type {
  HeardScope,
  HintChange,
  StoredWorkload,
  WorkloadsOf,
} from '../store/types';
import { EventListener } from './EventListener';

/** A source that tells what the test says. */
class TellingSource extends FakeSource {
  readonly toldKinds = ['scaling', 'alarms'] as const;
  readonly ears = new Map<string, ListenOptions>();
  readonly listening = new EventEmitter();
  /** What keeps an environment from being heard, once each. */
  readonly deafening = new Map<string, Error[]>();

  async listen(scope: EstateScope, options: ListenOptions): Promise<void> {
    const [error] = this.deafening.get(scope.environmentId)?.splice(0, 1) ?? [];
    this.ears.set(scope.environmentId, options);
    this.listening.emit(scope.environmentId);
    if (error) {
      throw error;
    }
    await once(options.signal, 'abort');
  }
}

describe('EventListener', () => {
  const store = {
    applyScope: jest.fn(),
    applyHint: jest.fn<Promise<void>, [HintChange]>(),
    recordEvents: jest.fn<Promise<void>, [HeardScope[]]>(),
    retainScopes: jest.fn(),
    changesSince: jest.fn(),
    workloads: jest.fn<Promise<StoredWorkload[]>, [WorkloadsOf]>(),
  };
  const history = { recordHint: jest.fn<Promise<void>, [HintChange]>() };
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  let source: TellingSource;
  let ending: AbortController;
  const swept = new Set<string>();
  let work: Promise<void>;

  beforeEach(() => {
    jest.clearAllMocks();
    store.applyHint.mockResolvedValue();
    store.recordEvents.mockResolvedValue();
    swept.clear();
    store.workloads.mockResolvedValue([]);
    source = new TellingSource();
    source.world.set(healthProd, ['citas']);
    source.world.set(interiorProd, ['permisos']);
    ending = new AbortController();
  });

  afterEach(async () => {
    ending.abort();
    await work;
  });

  async function start() {
    const both = [healthProd, interiorProd].map(({ environmentId }) =>
      once(source.listening, environmentId),
    );
    work = new EventListener({
      sources: () => [source],
      store,
      history,
      isSwept: (_sourceId, environmentId) => swept.has(environmentId),
      config: sweepConfig,
      timing: {
        gatherMilliseconds: 1,
        recordEveryMilliseconds: 5,
        retryMilliseconds: 1,
      },
      logger,
    }).listen(ending.signal);
    await Promise.all(both);
  }

  const storedCitas: StoredWorkload = {
    workload: workloadIn(healthProd, 'citas'),
    sourceId: 'fake',
    seenAt: '',
    facts: wellFacts(''),
    factSources: {},
  };

  const hint = (name: string): WorkloadHint => ({
    workloadIds: [workloadIn(healthProd, name).id],
    kinds: ['scaling'],
  });

  /** What is recorded of Health's environment from now on, once it is as wanted. */
  async function recorded(isWanted: (events: ScopeEvents) => boolean) {
    return new Promise<ScopeEvents>(resolve => {
      store.recordEvents.mockImplementation(async scopes => {
        for (const { environmentId, events } of scopes) {
          if (environmentId === 'health-prod' && isWanted(events)) {
            resolve(events);
          }
        }
      });
    });
  }

  const hearing = ({ state }: ScopeEvents) => state === 'hearing';

  const ear = () => source.ears.get('health-prod')!;

  async function tell(...hints: WorkloadHint[]) {
    await Promise.all(hints.map(each => ear().onHint('health-prod', each)));
  }

  it('should read again and store what a hint names', async () => {
    await start();
    await tell(hint('citas'), hint('citas'));
    expect(store.applyHint).toHaveBeenCalledTimes(1);
    const [[change]] = store.applyHint.mock.calls;
    expect(history.recordHint.mock.calls).toEqual([[change]]);
    expect(change).toMatchObject({
      sourceId: 'fake',
      environmentId: 'health-prod',
      observations: [{ workload: { name: 'citas' } }],
    });
  });

  it('should read all of a workload that is new, and of others what the hint names', async () => {
    source.world.set(healthProd, ['citas', 'vacunas']);
    store.workloads.mockResolvedValue([storedCitas]);
    swept.add('health-prod');
    const collect = jest.spyOn(source, 'collect');
    await start();
    await tell(hint('citas'), hint('vacunas'));
    expect(collect.mock.calls.map(([, { only }]) => only)).toEqual([
      { workloadIds: hint('citas').workloadIds, kinds: ['scaling'] },
      { workloadIds: hint('vacunas').workloadIds, kinds: source.kinds },
    ]);
  });

  it('should leave all that is new to the first sweep', async () => {
    const collect = jest.spyOn(source, 'collect');
    await start();
    await tell(hint('citas'));
    expect(collect.mock.calls.map(([, { only }]) => only)).toEqual([
      hint('citas'),
    ]);
  });

  it('should take a hint about another environment than the one that told it', async () => {
    await start();
    await ear().onHint('interior-prod', hint('permisos'));
    expect(store.applyHint.mock.calls[0][0].environmentId).toBe(
      'interior-prod',
    );
  });

  it('should record how far it has heard, once for all that moved', async () => {
    await start();
    const heardAt = new Date().toISOString();
    const events = recorded(hearing);
    for (const each of source.ears.values()) {
      each.onHeard({ heardAt });
      each.onHeard({ deadLetters: 3 });
      each.onHeard({ lastEventAt: heardAt });
    }
    expect(await events).toEqual({
      state: 'hearing',
      since: expect.any(String),
      heardAt,
      lastEventAt: heardAt,
      deadLetters: 3,
      kinds: ['scaling', 'alarms'],
      sweepEverySeconds: 900,
    });
    expect(store.recordEvents).toHaveBeenCalledTimes(1);
    expect(store.recordEvents.mock.calls[0][0]).toHaveLength(2);
  });

  it('should say why an environment is not heard, and hear it again later', async () => {
    const error = Object.assign(new Error('The queue does not exist.'), {
      name: 'QueueDoesNotExist',
    });
    source.deafening.set('health-prod', [error]);
    const deaf = recorded(({ state }) => state === 'deaf');
    await start();
    expect(await deaf).toMatchObject({
      problem: { code: 'QueueDoesNotExist', message: error.message },
    });
    const events = recorded(hearing);
    ear().onHeard({ heardAt: new Date().toISOString() });
    expect(await events).not.toHaveProperty('problem');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['cannot be read', () => source.broken.set('health-prod', new Error('x'))],
    [
      'cannot be read in one kind',
      () =>
        source.missing.set('health-prod', [
          { kinds: ['alarms'], code: 'AccessDenied', message: 'no' },
        ]),
    ],
    [
      'cannot be stored',
      () => store.applyHint.mockRejectedValueOnce(new Error('x')),
    ],
    [
      'is known and could not be looked for',
      () => {
        store.workloads.mockResolvedValue([storedCitas]);
        source.world.set(healthProd, []);
        source.inventory = 'partial';
      },
    ],
  ])('should have what %s swept again', async (_, happen) => {
    await start();
    const first = recorded(hearing);
    ear().onHeard({ heardAt: new Date().toISOString() });
    const { since: before } = await first;
    happen();
    const after = recorded(({ since }) => since !== before);
    await tell(hint('citas'));
    const { since, heardAt } = await after;
    expect(Date.parse(since)).toBeGreaterThanOrEqual(Date.parse(heardAt!));
  });

  it('should take away what a hint names and is not there', async () => {
    source.world.set(healthProd, ['vacunas']);
    await start();
    await tell(hint('citas'), hint('vacunas'));
    expect(store.applyHint.mock.calls[0][0]).toMatchObject({
      observations: [{ workload: { name: 'vacunas' } }],
      missingIds: [workloadIn(healthProd, 'citas').id],
    });

    source.inventory = 'partial';
    await tell(hint('citas'), hint('vacunas'));
    expect(store.applyHint.mock.calls[1][0].missingIds).toEqual([]);
  });

  it('should have swept what it missed before it had caught up', async () => {
    source.broken.set('health-prod', new Error('throttled'));
    await start();
    const startedAt = Date.now();
    while (Date.now() === startedAt) {
      await new Promise(setImmediate);
    }
    await tell(hint('citas'));
    const events = recorded(hearing);
    ear().onHeard({ heardAt: new Date().toISOString() });
    expect(Date.parse((await events).since)).toBeGreaterThan(startedAt);
  });

  it('should not lose what could not be recorded', async () => {
    await start();
    const tried = new Promise<void>(resolve => {
      store.recordEvents.mockImplementationOnce(async () => {
        resolve();
        throw new Error('connection refused');
      });
    });
    ear().onHeard({ heardAt: new Date().toISOString() });
    await tried;
    expect(await recorded(hearing)).toMatchObject({ state: 'hearing' });
  });

  it('should read many in portions', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `s${index}`);
    const only: number[] = [];
    jest
      .spyOn(source, 'collect')
      .mockImplementation(async (_scope, options) => {
        only.push(options.only!.workloadIds.length);
        return { observations: [], problems: [], inventory: 'partial' };
      });
    await start();
    await tell(...names.map(hint));
    expect(only).toEqual([50, 50, 20]);
  });
});
