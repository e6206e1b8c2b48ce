// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateSource, ScopeReading } from './EstateSource';
import { readScope } from './readScope';

const scope = {
  environmentId: 'health-dev',
  accountId: '120000000003',
  region: 'us-east-1',
  department: 'health',
};

function sourceThat(collect: EstateSource['collect']): EstateSource {
  return {
    id: 'fake',
    kinds: ['scaling', 'alarms'],
    scopes: async () => [scope],
    collect,
  };
}

function read(
  collect: EstateSource['collect'],
  options: { signal?: AbortSignal; timeoutSeconds?: number } = {},
) {
  const { signal = new AbortController().signal, timeoutSeconds = 5 } = options;
  return readScope(sourceThat(collect), scope, { signal, timeoutSeconds });
}

const nothing: ScopeReading = {
  observations: [],
  problems: [],
  inventory: 'complete',
};

describe('readScope', () => {
  it('should cover a scope that was read, also an empty one', async () => {
    const { reading, coverage } = await read(async () => nothing);
    expect(reading).toBe(nothing);
    expect(coverage).toEqual({
      sourceId: 'fake',
      ...scope,
      state: 'ok',
      attemptedAt: expect.any(String),
      succeededAt: coverage.attemptedAt,
      problems: [],
    });
  });

  it.each<[string, Partial<ScopeReading>, string]>([
    [
      'kinds are missing',
      { problems: [{ kinds: ['alarms'], code: 'Denied', message: 'no' }] },
      'partial',
    ],
    ['not all was listed', { inventory: 'partial' }, 'partial'],
    [
      'nothing came',
      { problems: [{ kinds: [], code: 'Denied', message: 'no' }] },
      'failed',
    ],
  ])('should say so when %s', async (_, change, state) => {
    const { coverage } = await read(async () => ({ ...nothing, ...change }));
    expect(coverage.state).toBe(state);
    expect(coverage).not.toHaveProperty('succeededAt');
  });

  it('should keep the words of what went wrong', async () => {
    const { reading, coverage } = await read(async () => {
      const error = new Error('role cabildo-dev-reader cannot be assumed');
      error.name = 'AccessDenied';
      throw error;
    });
    expect(reading).toBeUndefined();
    expect(coverage).toMatchObject({
      state: 'failed',
      problems: [
        {
          kinds: [],
          code: 'AccessDenied',
          message: 'role cabildo-dev-reader cannot be assumed',
        },
      ],
    });
  });

  it('should go on without a source that gives no answer and heeds no signal', async () => {
    const { coverage } = await read(() => new Promise(() => {}), {
      timeoutSeconds: 0.01,
    });
    expect(coverage.problems).toEqual([
      {
        kinds: [],
        code: 'TimeoutError',
        message: "The source 'fake' gave no answer within 0.01 s",
      },
    ]);
  });

  it('should not ask at all when the sweep is over already', async () => {
    const collect = jest.fn().mockRejectedValue(new Error('nobody hears this'));
    const signal = AbortSignal.abort(new Error('shutdown'));
    await expect(read(collect, { signal })).rejects.toThrow('shutdown');
    expect(collect).not.toHaveBeenCalled();
  });

  it('should not believe a source that was cut short', async () => {
    const controller = new AbortController();
    const work = read(
      async () => {
        controller.abort(new Error('shutdown'));
        return nothing;
      },
      { signal: controller.signal },
    );
    await expect(work).rejects.toThrow('shutdown');
  });

  it('should claim nothing about the scope when the sweep was ended', async () => {
    const controller = new AbortController();
    const work = read(() => new Promise(() => {}), {
      signal: controller.signal,
    });
    controller.abort(new Error('shutdown'));
    await expect(work).rejects.toThrow('shutdown');
  });
});
