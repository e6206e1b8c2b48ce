// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { pointOf, type Happening } from '@cabildo/plugin-estate-common';
import { at } from '../../__testUtils__/observations';
import { DatabaseEstateStore } from '../../store/DatabaseEstateStore';
import { DatabaseHistoryStore } from '../DatabaseHistoryStore';

const citas = 'ecs:1:us-east-1:cabildo-prod/citas';
const keep = { minutes: 2 * 1_440, hours: 60 * 1_440, days: 1_095 * 1_440 };

describe('happenings', () => {
  const databases = TestDatabases.create();

  it('should keep what happened as it went on, whatever the order', async () => {
    const knex = await databases.init('POSTGRES_18');
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    await DatabaseEstateStore.create({ database });
    let now = new Date(at(0));
    const store = await DatabaseHistoryStore.create({
      database,
      keep,
      now: () => now,
    });
    const record = (seconds: number, ...happenings: Happening[]) =>
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

    const begun: Happening = {
      id: 'a1',
      kind: 'scaling',
      at: at(-60),
      what: 'Setting desired count to 4.',
      why: 'monitor alarm cpu-high in state ALARM',
      status: 'InProgress',
    };
    const ended = { ...begun, endedAt: at(-10), status: 'Successful' };
    const old: Happening = {
      id: 'ecs-svc/1',
      kind: 'deployment',
      at: '2026-01-01T00:00:00.000Z',
      what: 'citas:1',
      status: 'COMPLETED',
    };
    await record(0, begun, old);
    expect((await store.read(citas, '24h')).happenings).toEqual([begun]);
    await record(60, ended);
    await record(120, begun);
    expect((await store.read(citas, '24h')).happenings).toEqual([ended]);

    now = new Date('2026-12-20T12:00:00Z');
    await store.rollUp(new AbortController().signal);
    expect(await knex('estate_happenings')).toEqual([]);
  });
});
