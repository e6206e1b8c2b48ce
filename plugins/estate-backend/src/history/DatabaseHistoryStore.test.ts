// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  decodeHistory,
  pointOf,
  rollUp,
  verdictStatuses,
  type HistoryPoint,
  type HistoryRange,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { historyConfig } from '../__testUtils__/historyConfig';
import { at } from '../__testUtils__/observations';
import { DatabaseEstateStore } from '../store/DatabaseEstateStore';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { minuteOf, pointFromRow } from './tables';
import type { HistoryReading } from './types';

const citas = 'ecs:1:us-east-1:cabildo-prod/citas';
const signal = new AbortController().signal;

interface Found {
  desired?: number;
  running?: number;
  status?: VerdictStatus;
  cpuPercent?: number;
  requestsPerSecond?: number;
  errorRatio?: number;
}

function reading(found: Found, workloadId = citas): HistoryReading {
  const { desired = 2, running = desired, status = 'healthy' } = found;
  const observedAt = at(0);
  return {
    workloadId,
    status,
    point: pointOf(
      {
        scaling: { value: { desired, running, pending: 0 }, observedAt },
        range: { value: { min: 1, max: 4, policies: [] }, observedAt },
        metrics: { value: found, observedAt },
      },
      { status, atMaximum: desired === 4 },
    ),
    happenings: [],
  };
}

/** As far as a real number of the database holds. */
function nearly(point: HistoryPoint): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(point).map(([measure, value]) => [
      measure,
      value === null ? null : expect.closeTo(value, 2),
    ]),
  );
}

describe('DatabaseHistoryStore', () => {
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

  const readAt = (seconds: number) => new Date(at(seconds));
  const record = (seconds: number, ...readings: HistoryReading[]) =>
    store.record({ readings, readAt: readAt(seconds) });

  /** Points that are not gaps, by minutes after 12:00. */
  async function known(
    range: HistoryRange,
    workloadId = citas,
  ): Promise<Map<number, HistoryPoint>> {
    const history = await store.read(workloadId, range);
    const from = minuteOf(new Date(history.from)) - minuteOf(readAt(0));
    return new Map(
      decodeHistory(history.points).flatMap((point, index) =>
        point ? [[from + (index * history.stepSeconds) / 60, point]] : [],
      ),
    );
  }

  it('should give back each minute that was read, and a gap for each that was not', async () => {
    await record(0, reading({ desired: 2 }));
    await record(180, reading({ desired: 4, running: 3, status: 'degraded' }));
    now = readAt(200);

    const history = await store.read(citas, '24h');
    expect(history).toMatchObject({
      range: '24h',
      stepSeconds: 60,
      readEverySeconds: { tasks: 60, load: 900 },
      from: new Date(readAt(180).getTime() - 1_439 * 60_000).toISOString(),
      beginsAt: at(0),
      happenings: [],
    });
    expect(history.points.desired).toHaveLength(1_440);
    expect(history.points.desired.slice(-5)).toEqual([null, 2, null, null, 4]);
    expect(history.points.running.slice(-4)).toEqual([2, null, null, 3]);
    expect(history.points.atMaximum.slice(-4)).toEqual([0, null, null, 1]);
    expect(history.points.degraded.slice(-4)).toEqual([0, null, null, 1]);
    expect(history.points.cpuPercent.slice(-4)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('should have nothing but gaps of a workload that it never saw', async () => {
    const history = await store.read('none', '7d');
    expect(history).not.toHaveProperty('beginsAt');
    expect(new Set(history.points.healthy)).toEqual(new Set([null]));
  });

  it('should keep the same whatever the order of readings, and however often they come', async () => {
    const seen = [0, 10, 30, 59, 61, 100].map(seconds => ({
      seconds,
      found: reading({ desired: seconds % 5 }),
    }));
    const minutes = () =>
      knex('estate_history_minutes').orderBy(['workload', 'minute']);
    for (const { seconds, found } of seen) {
      await record(seconds, found);
    }
    const expected = await minutes();
    expect(expected).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...seen, ...seen], {
          minLength: seen.length * 2,
        }),
        async order => {
          await knex('estate_history_minutes').delete();
          for (const { seconds, found } of order) {
            await record(seconds, found);
          }
          expect(await minutes()).toEqual(expected);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('should use up no number for a workload that it knows', async () => {
    for (let minute = 0; minute < 5; minute += 1) {
      await record(minute * 60, reading({}));
    }
    await record(300, reading({}), reading({}, 'another'));
    expect(await knex('estate_history_workloads').max('key')).toEqual([
      { max: 2 },
    ]);
  });

  it('should roll hours and days up by the same rules as pages do', async () => {
    const percent = fc.option(fc.integer({ min: 0, max: 100 }), {
      nil: undefined,
    });
    const found = fc.record({
      desired: fc.integer({ min: 0, max: 4 }),
      running: fc.integer({ min: 0, max: 4 }),
      status: fc.constantFrom(...verdictStatuses),
      cpuPercent: percent,
      requestsPerSecond: percent,
      errorRatio: fc.constantFrom(undefined, 0, 0.25, 1),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(found, { nil: undefined }), {
          minLength: 1,
          maxLength: 12,
        }),
        async founds => {
          await knex('estate_history_minutes').delete();
          await knex('estate_history_hours').delete();
          await knex('estate_history_days').delete();
          await knex('estate_history_progress').delete();
          now = readAt(0);
          const read = founds.flatMap((each, index) =>
            // Twelve readings over the four hours to come.
            each ? [{ seconds: index * 1_200, found: reading(each) }] : [],
          );
          for (const each of read) {
            await record(each.seconds, each.found);
          }
          now = new Date('2026-10-02T01:00:00Z');
          await store.rollUp(signal);
          const [day] = await knex('estate_history_days');
          const expected = rollUp(read.map(each => each.found.point));
          expect(day && pointFromRow(day)).toEqual(
            expected && nearly(expected),
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it('should roll up the same again, and only what is closed', async () => {
    await record(0, reading({ desired: 2 }));
    await record(60, reading({ desired: 4 }));
    await record(3_600, reading({ desired: 1 }));
    now = readAt(3_660);
    await store.rollUp(signal);
    const hours = () => knex('estate_history_hours').select();
    expect(await hours()).toEqual([]);

    now = readAt(3_900);
    await store.rollUp(signal);
    const once = await hours();
    expect(once).toMatchObject([
      {
        desired: 4,
        desired_low: 2,
        desired_high: 4,
        at_maximum: 1,
        healthy: 2,
      },
    ]);
    await knex('estate_history_progress').delete();
    await store.rollUp(signal);
    expect(await hours()).toEqual(once);
  });

  it('should show hours that are not rolled up yet from their minutes', async () => {
    await record(0, reading({ desired: 2 }));
    await record(3_600, reading({ desired: 4 }));
    now = readAt(3_900);
    const before = await known('7d');
    await store.rollUp(signal);
    expect(await known('7d')).toEqual(before);
    expect([...before.keys()]).toEqual([0, 60]);
    expect(
      [...(await known('30d')).values()].map(each => each.desired),
    ).toEqual([2, 4]);
  });

  it('should forget minutes and hours that were kept long enough, not before they are rolled up', async () => {
    await record(0, reading({ desired: 3 }));
    now = new Date('2026-10-04T12:00:00Z');
    await store.rollUp(signal);
    expect(await knex('estate_history_minutes')).toEqual([]);
    expect(await knex('estate_history_hours')).toHaveLength(1);
    expect(await store.read(citas, '30d')).toMatchObject({ beginsAt: at(0) });

    now = new Date('2026-12-20T12:00:00Z');
    await store.rollUp(signal);
    expect(await knex('estate_history_hours')).toEqual([]);
    expect(await knex('estate_history_days')).toMatchObject([{ desired: 3 }]);
    expect(await store.read(citas, '30d')).toMatchObject({
      beginsAt: '2026-10-01T00:00:00.000Z',
    });
    // There is room for what comes.
    await store.record({ readings: [reading({})], readAt: now });
  });

  it('should end between two hours when the backend stops', async () => {
    await record(0, reading({}));
    now = readAt(4 * 3_600);
    const stopped = AbortSignal.abort();
    await expect(store.rollUp(stopped)).rejects.toThrow('aborted');
    await store.rollUp(signal);
    expect(await knex('estate_history_hours')).toHaveLength(1);
  });
});
