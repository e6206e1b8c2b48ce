// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { EventEmitter, once } from 'node:events';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { Leadership, type LeadershipOptions } from './Leadership';

jest.setTimeout(30_000);

const HELD = `
  SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
  WHERE locktype = 'advisory' AND datname = current_database()
`;

describe('Leadership', () => {
  const databases = TestDatabases.create();
  const logger = mockServices.logger.mock();
  const replicas: { end(): Promise<void> }[] = [];
  let knex: Knex;

  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(each => each.end()));
  });

  beforeEach(async () => {
    jest.clearAllMocks();
    knex = await databases.init('POSTGRES_18');
  });

  function replica(
    timing: Partial<
      Pick<LeadershipOptions, 'tryEveryMilliseconds' | 'goneAfterMilliseconds'>
    > = {},
  ) {
    const leading = new EventEmitter();
    const ending = new AbortController();
    const leadership = new Leadership({
      database: mockServices.database({ knex }),
      name: 'estate-events',
      tryEveryMilliseconds: 50,
      ...timing,
      logger,
    });
    let terms = 0;
    let fail: ((error: Error) => void) | undefined;
    const done = leadership.whileLeading(ending.signal, async signal => {
      terms += 1;
      leading.emit('leads');
      await Promise.race([
        once(signal, 'abort'),
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
      ]);
    });
    const made = {
      leads: () => once(leading, 'leads'),
      terms: () => terms,
      fail: () => fail?.(new Error('the scopes could not be read')),
      async end() {
        ending.abort();
        await done;
      },
    };
    replicas.push(made);
    return made;
  }

  it('should let one work, and the next when that one is gone', async () => {
    const first = replica();
    await first.leads();
    const second = replica();
    const takenOver = second.leads();
    expect((await knex.raw(HELD)).rows).toHaveLength(1);
    expect(second.terms()).toBe(0);

    await first.end();
    await takenOver;
    expect(first.terms()).toBe(1);
  });

  it('should begin again after the work failed', async () => {
    const only = replica();
    await only.leads();
    const again = only.leads();
    only.fail();
    await again;
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('estate-events'),
      expect.objectContaining({ message: 'the scopes could not be read' }),
    );
  });

  it('should stop the work when its connection is gone, and lead again', async () => {
    const only = replica();
    await only.leads();
    const again = only.leads();
    await knex.raw(`SELECT pg_terminate_backend(pid) FROM (${HELD}) AS held`);
    await again;
    expect(only.terms()).toBe(2);
  });

  it('should let another work when one hangs, or its machine is gone', async () => {
    const hangs = replica({
      tryEveryMilliseconds: 60_000,
      goneAfterMilliseconds: 100,
    });
    await hangs.leads();
    const second = replica();
    await second.leads();
    expect(second.terms()).toBe(1);
  });
});
