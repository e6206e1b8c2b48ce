// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { pointOf, type Happening } from '@cabildo/plugin-estate-common';
import type { Knex } from 'knex';
import { historyConfig } from '../../__testUtils__/historyConfig';
import { at } from '../../__testUtils__/observations';
import { DatabaseEstateStore } from '../../store/DatabaseEstateStore';
import { DatabaseHistoryStore } from '../DatabaseHistoryStore';

const citas = 'ecs:1:us-east-1:cabildo-prod/citas';

const begun: Happening = {
  id: 'a1',
  kind: 'scaling',
  at: at(-60),
  what: 'Setting desired count to 4.',
  why: 'monitor alarm cpu-high in state ALARM',
  status: 'InProgress',
};
const ended: Happening = {
  ...begun,
  endedAt: at(-10),
  status: 'Successful',
  result: 'Successfully set desired count to 4.',
};

describe('happenings', () => {
  const databases = TestDatabases.create();
  let knex: Knex;
  let now: Date;
  let store: DatabaseHistoryStore;

  beforeEach(async () => {
    knex = await databases.init('POSTGRES_18');
    now = new Date(at(0));
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    await DatabaseEstateStore.create({ database });
    store = await DatabaseHistoryStore.create({
      database,
      ...historyConfig,
      now: () => now,
    });
  });

  const sweep = (seconds: number, ...happenings: Happening[]) =>
    store.record({
      readings: [
        {
          workloadId: citas,
          status: 'healthy',
          point: pointOf({}, { status: 'healthy', atMaximum: false }),
          happenings,
        },
      ],
      readAt: new Date(at(seconds)),
    });
  const hear = (...happenings: Happening[]) =>
    store.recordHappenings([{ workloadId: citas, happenings }]);
  const read = async () => (await store.read(citas, '24h')).happenings;

  it('should keep what happened as it went on, whatever the order', async () => {
    const old: Happening = {
      id: 'ecs-svc/1',
      kind: 'deployment',
      at: '2026-01-01T00:00:00.000Z',
      what: 'citas:1',
      status: 'COMPLETED',
    };
    await sweep(0, begun, old);
    expect(await read()).toEqual([begun]);
    await sweep(60, ended);
    await sweep(120, begun);
    expect(await read()).toEqual([ended]);

    now = new Date('2026-12-20T12:00:00Z');
    await store.rollUp(new AbortController().signal);
    expect(await knex('estate_happenings')).toEqual([]);
  });

  it('should keep once what is heard twice and swept after', async () => {
    await hear(begun);
    await hear(begun, ended);
    await hear(ended);
    await sweep(60, ended);
    expect(await read()).toEqual([ended]);
  });

  it('should keep what no reading of a minute finds any more', async () => {
    const failed: Happening = {
      id: 'ecs-svc/2',
      kind: 'deployment',
      at: at(5),
      what: 'citas:2',
      status: 'FAILED',
    };
    await sweep(0);
    await hear(failed);
    await sweep(60);
    expect(await read()).toEqual([failed]);
  });

  it('should know that it ended in the moment in which it began', async () => {
    await hear(begun);
    await hear({ ...ended, endedAt: begun.at });
    await hear(begun);
    expect(await read()).toEqual([{ ...ended, endedAt: begun.at }]);
  });

  it('should read the newest where there are very many', async () => {
    const many = Array.from({ length: 501 }, (_value, index) => ({
      ...begun,
      id: `a${index}`,
      at: at(index - 600),
    }));
    await hear(...many);
    expect(await read()).toEqual(many.slice(1));
  });
});
