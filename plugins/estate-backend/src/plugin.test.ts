// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  workloadsOfDepartments,
  applyChange,
  decodeSnapshot,
  type Collection,
  type EstateSnapshot,
  type Reconciliation,
  type WorkloadHistory,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { estateSourcesExtensionPoint } from '@cabildo/plugin-estate-node';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import request from 'supertest';
import { estatePlugin } from './plugin';
import { EventStream } from './__testUtils__/EventStream';
import { FakeSource } from './__testUtils__/FakeSource';
import {
  healthProd,
  interiorProd,
  workloadIn,
} from './__testUtils__/observations';

const platform = 'user:default/marta.silva';
const ana = 'user:default/ana.rojas';
const luis = 'user:default/luis.paredes';
const jorge = 'user:default/jorge.medina';
const stranger = 'user:default/stranger';

const decisions: Record<string, PolicyDecision> = {
  [platform]: { result: AuthorizeResult.ALLOW },
  [ana]: workloadsOfDepartments(['health']),
  [jorge]: workloadsOfDepartments(['health']),
  [luis]: workloadsOfDepartments(['interior']),
  [stranger]: { result: AuthorizeResult.DENY },
};
const managers = [platform, jorge];

function nameOf(credentials: object | undefined): string {
  const { principal } = credentials as {
    principal: { userEntityRef: string };
  };
  return principal.userEntityRef;
}

const permissionsFactory = mockServices.permissions.mock({
  authorizeConditional: async (_requests, options) => [
    decisions[nameOf(options?.credentials)] as any,
  ],
  authorize: async (requests, options) =>
    requests.map(() => ({
      result: managers.includes(nameOf(options?.credentials))
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
}).factory;

const entity = (name: string, department: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: {
      'cabildo.dev/service': name,
      'cabildo.dev/department': department,
    },
  },
});

describe('estatePlugin', () => {
  const databases = TestDatabases.create();
  let knex: Knex;
  let source: FakeSource;
  let stop: (() => Promise<void>)[];

  beforeEach(async () => {
    knex = await databases.init('POSTGRES_18');
    source = new FakeSource();
    source.world.set(healthProd, ['citas', 'vacunas']);
    source.world.set(interiorProd, ['permisos']);
    stop = [];
  });

  afterEach(async () => {
    await Promise.all(stop.map(end => end()));
  });

  async function start() {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        estatePlugin,
        createBackendModule({
          pluginId: 'estate',
          moduleId: 'fake',
          register(env) {
            env.registerInit({
              deps: { sources: estateSourcesExtensionPoint },
              async init({ sources }) {
                sources.addSource(source);
              },
            });
          },
        }),
        // Tasks run when the test says so.
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.database.factory({ knex, migrations: { skip: false } }),
        mockServices.rootConfig.factory({
          data: {
            estate: {
              sweep: { jitter: { seconds: 0 }, initialDelay: { hours: 1 } },
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            entity('citas', 'health'),
            // Says it is of another department than its namesake that runs.
            entity('permisos', 'treasury'),
          ],
        }),
        permissionsFactory,
      ],
    });
    stop.push(() => backend.stop());
    const run = async (...tasks: string[]) => {
      for (const task of tasks) {
        await scheduler.triggerTask(task);
      }
    };
    const get = (path: string, as: string, headers = {}) =>
      request(backend.server)
        .get(`/api/estate${path}`)
        .set('Authorization', mockCredentials.user.header(as))
        .set(headers);
    const invoke = (action: string, input: object, as: string) =>
      request(backend.server)
        .post(
          `/api/estate/.backstage/actions/v1/actions/estate:${action}/invoke`,
        )
        .set('Authorization', mockCredentials.user.header(as))
        .send(input);
    const read = async (as: string): Promise<EstateSnapshot> =>
      decodeSnapshot((await get('/snapshot', as)).body);
    const open = async (as: string, after?: string) => {
      const { port } = backend.server.address() as AddressInfo;
      const stream = await EventStream.open(
        `http://localhost:${port}/api/estate/changes`,
        {
          Authorization: mockCredentials.user.header(as),
          ...(after ? { 'Last-Event-ID': after } : {}),
        },
      );
      stop.unshift(() => stream.close());
      return stream;
    };
    return { run, get, read, open, invoke };
  }

  const ids = (rows: WorkloadSummary[]) =>
    rows.map(row => row.workload.name).sort();

  it('should serve what the sweep found, with the links into the catalogue', async () => {
    const { run, get } = await start();
    await run('estate-catalogue', 'estate-sweep', 'estate-follow');

    const { status, body, headers } = await get('/snapshot', platform);
    const snapshot = decodeSnapshot(body);
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe('gzip');
    const smaller = await get('/snapshot', platform, {
      'Accept-Encoding': 'gzip, deflate, br, zstd',
    }).buffer(false);
    expect(smaller.headers['content-encoding']).toBe('br');
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(snapshot.staleAfterSeconds).toBe(300);
    expect(snapshot.totals).toEqual({
      workloads: 3,
      byStatus: { down: 0, degraded: 0, unknown: 0, idle: 0, healthy: 3 },
      atMaximum: 0,
      accounts: 2,
      accountsFresh: 2,
      oldestFactAt: expect.any(String),
    });
    expect(
      snapshot.rows.map(row => [row.workload.name, row.entityRef]),
    ).toEqual([
      ['citas', 'component:default/citas'],
      ['vacunas', undefined],
      ['permisos', undefined],
    ]);
    expect(snapshot.coverage).toHaveLength(2);
  });

  it('should show a reader only their department: rows, totals, coverage and single workloads', async () => {
    const { run, get, read } = await start();
    await run('estate-sweep');
    source.broken.set('health-prod', new Error('account denies access'));
    await run('estate-sweep', 'estate-follow');

    const all = await read(platform);
    const health = await read(ana);
    const manager = await read(jorge);
    const interior = await read(luis);

    expect(ids(all.rows)).toEqual(['citas', 'permisos', 'vacunas']);
    expect(ids(health.rows)).toEqual(['citas', 'vacunas']);
    expect(ids(interior.rows)).toEqual(['permisos']);
    expect(all.totals).toMatchObject({ accounts: 2, accountsFresh: 1 });
    expect(health.totals).toMatchObject({
      workloads: 2,
      accounts: 1,
      accountsFresh: 0,
    });
    expect(interior.totals).toMatchObject({
      workloads: 1,
      byStatus: { healthy: 1, unknown: 0 },
      accounts: 1,
      accountsFresh: 1,
    });

    expect(manager.coverage).toMatchObject([
      { environmentId: 'health-prod', state: 'failed' },
    ]);
    expect(JSON.stringify(manager)).toContain('account denies access');
    expect(health.coverage).toEqual([]);
    expect(interior.coverage).toEqual([]);
    expect(JSON.stringify(health)).not.toContain('account denies access');
    expect(JSON.stringify(interior)).not.toMatch(
      /"health"|health-prod|citas|130000000003/,
    );

    const citas = encodeURIComponent(workloadIn(healthProd, 'citas').id);
    expect((await get(`/workload?id=${citas}`, ana)).status).toBe(200);
    const hidden = await get(`/workload?id=${citas}`, luis);
    const absent = await get('/workload?id=none', luis);
    expect(hidden.status).toBe(404);
    expect(absent.status).toBe(404);
    expect(
      (await get('/workloads?service=citas', ana)).body.items,
    ).toHaveLength(1);
    expect((await get('/workloads?service=citas', luis)).body.items).toEqual(
      [],
    );
    expect((await get('/snapshot', stranger)).status).toBe(403);
    expect((await get('/workloads?service=citas', stranger)).status).toBe(403);
  });

  it('should go on showing all when the database cannot be read, and say so where one workload is asked', async () => {
    const { run, get, read } = await start();
    await run('estate-sweep', 'estate-follow');
    await knex.schema.renameTable('estate_facts', 'estate_facts_away');

    expect(ids((await read(ana)).rows)).toEqual(['citas', 'vacunas']);
    const citas = encodeURIComponent(workloadIn(healthProd, 'citas').id);
    for (const path of [`/workload?id=${citas}`, '/workloads?service=citas']) {
      const { status, body } = await get(path, ana);
      expect(status).toBe(503);
      expect(body.error.message).toBe(
        'The database could not be read: try again in a few seconds',
      );
      expect(JSON.stringify(body)).not.toContain('estate_facts');
    }
    // Whether it is there is no news of the database.
    expect((await get(`/workload?id=${citas}`, luis)).status).toBe(404);
    await knex.schema.renameTable('estate_facts_away', 'estate_facts');
    expect((await get(`/workload?id=${citas}`, ana)).status).toBe(200);
  });

  it('should remember how a workload was, for those who may see it', async () => {
    const { run, get } = await start();
    await run('estate-sweep', 'estate-follow', 'estate-history');
    const citas = encodeURIComponent(workloadIn(healthProd, 'citas').id);
    const day = `/history?id=${citas}&range=24h`;

    const { status, body } = await get(day, ana);
    expect(status).toBe(200);
    const known = (values: (number | null)[]) =>
      values.filter(value => value !== null);
    const { points, beginsAt } = body as WorkloadHistory;
    expect(points.healthy).toHaveLength(1_440);
    expect(known(points.healthy)).toEqual([1]);
    expect(known(points.desired)).toEqual([2]);
    expect(known(points.max)).toEqual([4]);
    expect(known(points.cpuPercent)).toEqual([]);
    expect(Date.now() - Date.parse(beginsAt!)).toBeLessThan(120_000);
    const week = await get(`/history?id=${citas}&range=7d`, ana);
    expect(known(week.body.points.desired)).toEqual([2]);

    const hidden = await get(day, luis);
    expect(hidden.status).toBe(404);
    expect(hidden.text).not.toContain('points');
    expect((await get(day, stranger)).status).toBe(403);
    expect((await get('/history?id=none&range=24h', ana)).status).toBe(404);
    expect((await get(`/history?id=${citas}&range=1y`, ana)).status).toBe(400);
  });

  it('should tag the content: one tag for each reader, the same while it is the same', async () => {
    const { run, get } = await start();
    await run('estate-sweep', 'estate-follow');
    const tagOf = async (as: string) =>
      (await get('/snapshot', as)).headers.etag;
    const tags = [await tagOf(platform), await tagOf(ana), await tagOf(luis)];
    expect(new Set(tags).size).toBe(3);
    expect(await tagOf(ana)).toBe(tags[1]);

    // As a browser sends it when a script sets the tag.
    const asBrowser = { 'Cache-Control': 'no-cache', Pragma: 'no-cache' };
    const again = (tag: string, as: string) =>
      get('/snapshot', as, { ...asBrowser, 'If-None-Match': tag });
    expect((await again(tags[1], ana)).status).toBe(304);
    expect((await again(`W/${tags[1]}`, ana)).status).toBe(304);
    expect((await again(tags[1], luis)).status).toBe(200);

    source.world.set(healthProd, ['citas']);
    await run('estate-sweep', 'estate-follow');
    expect((await again(tags[1], ana)).status).toBe(200);
  });

  it('should turn rows unknown with their age when the source fails, and recover', async () => {
    const { run, read } = await start();
    await run('estate-sweep', 'estate-follow');
    const before = await read(ana);

    source.broken.set('health-prod', new Error('account denies access'));
    await run('estate-sweep', 'estate-follow');
    const during = await read(platform);
    expect(during.totals.byStatus).toMatchObject({ unknown: 2, healthy: 1 });
    const citas = during.rows.find(row => row.workload.name === 'citas')!;
    const known = before.rows.find(row => row.workload.name === 'citas')!;
    expect(citas.observedAt).toBe(known.observedAt);
    expect(citas.tasks).toEqual(known.tasks);
    expect(citas.verdict).toMatchObject({
      status: 'unknown',
      reasons: [{ code: 'source-failed' }],
    });
    const { observedAt } = citas.verdict.reasons[0].params!;
    expect(Date.parse(String(observedAt))).toBeGreaterThanOrEqual(
      Date.parse(known.observedAt),
    );

    source.broken.clear();
    await run('estate-sweep', 'estate-follow');
    const after = await read(ana);
    expect(after.totals.byStatus).toMatchObject({ unknown: 0, healthy: 2 });
  });

  it('should still know the rows after a restart, before any source was asked', async () => {
    const first = await start();
    await first.run('estate-sweep', 'estate-follow');
    await stop.pop()!();
    const asked = source.collections;

    const second = await start();
    const { rows } = await second.read(ana);
    expect(ids(rows)).toEqual(['citas', 'vacunas']);
    expect(source.collections).toBe(asked);
  });

  it('should let every replica follow the store, and ask no source for a view', async () => {
    const leader = await start();
    const other = await start();
    await leader.run('estate-sweep', 'estate-follow');
    await other.run('estate-follow');
    const asked = source.collections;

    const [one, two] = await Promise.all([
      leader.get('/snapshot', ana),
      other.get('/snapshot', ana),
    ]);
    expect(two.body.workloads).toEqual(one.body.workloads);
    expect(two.headers.etag).toBe(one.headers.etag);
    await Promise.all(
      Array.from({ length: 20 }, () => other.get('/snapshot', platform)),
    );
    expect(source.collections).toBe(asked);
  });

  it('should drop a workload that is gone, and one whose environment is', async () => {
    const { run, read } = await start();
    await run('estate-sweep', 'estate-follow');
    source.world.set(healthProd, ['citas']);
    source.world.delete(interiorProd);
    await run('estate-sweep', 'estate-follow');
    const { rows, totals } = await read(platform);
    expect(ids(rows)).toEqual(['citas']);
    expect(totals.accounts).toBe(1);
  });

  it('should sum up by department or system what the reader may see', async () => {
    const { run, get } = await start();
    await run('estate-sweep', 'estate-follow');
    const { status, body } = await get('/summaries?by=department', platform);
    expect(status).toBe(200);
    const counts = {
      byStatus: { down: 0, degraded: 0, unknown: 0, idle: 0 },
      atMaximum: 0,
    };
    expect(body).toMatchObject({
      totals: { workloads: 3, accounts: 2, accountsFresh: 2 },
      items: [
        { ...counts, name: 'health', workloads: 2, running: 4 },
        { ...counts, name: 'interior', workloads: 1, running: 2 },
      ],
    });
    // Nothing measured them: that is not zero requests.
    expect(body.items[0].requestsPerSecond).toBeUndefined();

    const interior = await get('/summaries?by=department', luis);
    expect(interior.body).toMatchObject({
      totals: { workloads: 1, accounts: 1 },
      items: [{ name: 'interior', workloads: 1 }],
    });
    expect(interior.text).not.toContain('health"');
    const bySystem = await get('/summaries?by=system', ana);
    expect(bySystem.body.items).toMatchObject([{ workloads: 2 }]);
    expect(bySystem.body.items[0].name).toBeUndefined();
    expect((await get('/summaries?by=owner', ana)).status).toBe(400);
    expect((await get('/summaries?by=system', stranger)).status).toBe(403);
  });

  it('should offer assistants actions that only look', async () => {
    const { get } = await start();
    const { body } = await get('/.backstage/actions/v1/actions', ana);
    expect(
      body.actions.map(({ id, attributes }: any) => [id, attributes]),
    ).toEqual(
      ['list-workloads', 'get-workload', 'summarize'].map(name => [
        `estate:${name}`,
        { readOnly: true, destructive: false, idempotent: true },
      ]),
    );
  });

  it('should tell an assistant what its person may see, and nothing else', async () => {
    const { run, invoke } = await start();
    await run('estate-catalogue', 'estate-sweep', 'estate-follow');

    const all = await invoke('list-workloads', {}, platform);
    expect(all.body.output.total).toBe(3);
    const health = await invoke('list-workloads', { limit: 1 }, ana);
    expect(health.body.output).toMatchObject({
      total: 2,
      workloads: [
        {
          service: 'citas',
          department: 'health',
          status: 'healthy',
          reason: 'All well',
          room: { words: 'Room to grow: 2 tasks', running: 2, max: 4 },
        },
      ],
    });
    const interior = await invoke('list-workloads', { search: 'ci' }, luis);
    expect(interior.body.output).toMatchObject({ total: 0, workloads: [] });
    const elsewhere = { department: 'health', status: 'healthy' };
    expect(
      (await invoke('list-workloads', elsewhere, luis)).body.output.total,
    ).toBe(0);

    const sums = await invoke('summarize', {}, luis);
    expect(sums.body.output).toMatchObject({
      total: { workloads: 1, accounts: 1, accountsFresh: 1, running: 2 },
      groups: [{ name: 'interior', workloads: 1, running: 2 }],
    });
    expect(JSON.stringify([interior.body, sums.body])).not.toMatch(
      /health-prod|citas|130000000003/,
    );
    expect((await invoke('summarize', {}, stranger)).status).toBe(403);
    expect((await invoke('list-workloads', {}, stranger)).status).toBe(403);
    expect(
      (await invoke('list-workloads', { limit: 0 }, platform)).status,
    ).toBe(400);
  });

  it('should tell an assistant how one workload is, as its page does', async () => {
    const { run, invoke } = await start();
    await run('estate-catalogue', 'estate-sweep');
    source.broken.set('health-prod', new Error('account denies access'));
    await run('estate-sweep', 'estate-follow');
    const { id } = workloadIn(healthProd, 'citas');

    const { status, body } = await invoke('get-workload', { id }, ana);
    expect(status).toBe(200);
    expect(body.output).toMatchObject({
      workload: { id, service: 'citas' },
      entityRef: 'component:default/citas',
      status: 'unknown',
      reasons: [
        {
          code: 'source-failed',
          words: expect.stringMatching(
            /^Its account or cluster cannot be read; tried \d+ seconds? ago$/,
          ),
        },
      ],
      room: { running: 2, desired: 2, min: 2, max: 4 },
      facts: { scaling: { value: { desired: 2, running: 2, pending: 0 } } },
    });
    expect(JSON.stringify(body)).not.toContain('account denies access');

    const hidden = await invoke('get-workload', { id }, luis);
    const absent = await invoke('get-workload', { id: 'none' }, luis);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message).toBe(
      absent.body.error.message.replace('none', id),
    );
    expect((await invoke('get-workload', { id }, stranger)).status).toBe(403);
  });

  it('should write for a spreadsheet what the reader may see, and nothing else', async () => {
    const { run, get } = await start();
    await run('estate-sweep', 'estate-follow');
    const { status, text, headers } = await get('/workloads.csv', ana);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toContain('estate.csv');
    expect(text.split('\r\n').map(line => line.split(',')[0])).toEqual([
      'service',
      'citas',
      'vacunas',
    ]);
    expect((await get('/workloads.csv', stranger)).status).toBe(403);
  });

  it('should tell who may read coverage how their part is collected', async () => {
    const operation = 'ECS DescribeServices';
    const region = 'us-east-1';
    const list = 'Kubernetes list pods';
    const both = ['health-prod', 'interior-prod'];
    source.counts = [
      { accountId: healthProd.accountId, region, operation, calls: 5 },
      { accountId: interiorProd.accountId, region, operation, calls: 6 },
      { clusterId: 'shared', environmentIds: both, operation: list, calls: 7 },
      {
        clusterId: 'interior',
        environmentIds: ['interior-prod'],
        operation: list,
        calls: 8,
      },
    ];
    const { run, get } = await start();
    await run('estate-sweep', 'estate-follow');

    const said = async (as: string) => {
      const { body }: { body: Collection } = await get('/collection', as);
      return {
        scopes: body.scopes.map(({ environmentId }) => environmentId),
        calls: body.calls.map(({ calls, environmentIds }) =>
          environmentIds ? [calls, environmentIds] : calls,
        ),
      };
    };
    expect(await said(platform)).toEqual({
      scopes: ['health-prod', 'interior-prod'],
      calls: [5, 6, [7, both], [8, ['interior-prod']]],
    });
    expect(await said(jorge)).toEqual({
      scopes: ['health-prod'],
      calls: [5, [7, ['health-prod']]],
    });
    expect((await get('/collection', ana)).status).toBe(403);
    expect((await get('/collection', stranger)).status).toBe(403);
  });

  it('should tell each reader where the cloud and the catalogue disagree, and never that of others', async () => {
    const { run, get } = await start();
    await run('estate-sweep', 'estate-follow');
    expect((await get('/reconciliation', platform)).status).toBe(503);
    await run('estate-catalogue');

    const said = async (as: string) => {
      const { body } = await get('/reconciliation', as);
      const { findings, unreadDepartments }: Reconciliation = body;
      return {
        unreadDepartments,
        findings: findings.map(
          ({ kind, department, service }) => `${kind} ${department}/${service}`,
        ),
      };
    };
    // Nothing of the treasury is read, so that its service may well run.
    expect(await said(platform)).toEqual({
      unreadDepartments: ['treasury'],
      findings: [
        'unclaimed health/vacunas',
        'unclaimed interior/permisos',
        'owner-gone health/citas',
        'owner-gone treasury/permisos',
      ],
    });
    expect(await said(ana)).toEqual({
      unreadDepartments: [],
      findings: ['unclaimed health/vacunas', 'owner-gone health/citas'],
    });
    expect((await get('/reconciliation', stranger)).status).toBe(403);

    source.world.set(healthProd, ['vacunas']);
    await run('estate-sweep', 'estate-follow');
    expect((await said(ana)).findings).toContain('ghost health/citas');
    source.broken.set('health-prod', new Error('account denies access'));
    await run('estate-sweep', 'estate-follow');
    const denied = await said(ana);
    expect(denied.findings).not.toContain('ghost health/citas');
    expect(denied.unreadDepartments).toEqual(['health']);
  });

  it('should say what findings cost to who may know it, and to nobody else', async () => {
    const { run, get } = await start();
    const createdAt = new Date().toISOString();
    source.facts = {
      deployments: {
        observedAt: createdAt,
        value: [
          {
            id: 'ecs-svc/1',
            status: 'PRIMARY',
            rollout: 'COMPLETED',
            createdAt,
            updatedAt: createdAt,
            desired: 2,
            running: 2,
            failedTasks: 0,
            size: {
              vcpu: 0.25,
              memoryGib: 0.5,
              architecture: 'x86_64',
              capacity: 'fargate',
            },
          },
        ],
      },
    };
    await run('estate-sweep', 'estate-follow', 'estate-catalogue');
    const costs = async (as: string) => {
      const { findings }: Reconciliation = (await get('/reconciliation', as))
        .body;
      return findings.map(({ service, cost }) => [service, cost]);
    };
    const cost = { usd: 18.02, isAtLeast: false };
    expect(await costs(jorge)).toEqual([
      ['vacunas', cost],
      ['citas', cost],
    ]);
    expect(await costs(ana)).toEqual([
      ['vacunas', undefined],
      ['citas', undefined],
    ]);
  });

  it('should tell each reader what changes for them, and nobody what changes for others', async () => {
    const { run, get, read, open } = await start();
    await run('estate-sweep', 'estate-follow');
    const before = await read(ana);
    const tag = (await get('/snapshot', ana)).headers.etag;
    const stream = await open(ana, tag);
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(await stream.next()).toMatchObject({ event: 'complete', id: tag });

    source.world.set(interiorProd, ['permisos', 'pasaportes']);
    await run('estate-sweep', 'estate-follow');
    source.world.set(healthProd, ['citas', 'agenda']);
    await run('estate-sweep', 'estate-follow');

    // The sweep of the other department moved nothing but, maybe, the second of the observation.
    let now = before;
    for (;;) {
      const { event, data } = (await stream.next())!;
      expect(event).toBe('change');
      expect(data).not.toMatch(/interior|permisos|pasaportes/);
      now = applyChange(now, JSON.parse(data));
      if (ids(now.rows).includes('agenda')) {
        break;
      }
    }
    expect(ids(now.rows)).toEqual(['agenda', 'citas']);
    expect(now).toEqual(await read(ana));
  });

  it('should go on for a reader who was cut off, and begin anew for one it does not know', async () => {
    const { run, get, read, open } = await start();
    await run('estate-sweep', 'estate-follow');
    const before = await read(ana);
    const tag = (await get('/snapshot', ana)).headers.etag;
    const first = await open(ana, tag);
    await first.next();
    await first.close();

    source.world.set(healthProd, ['citas']);
    await run('estate-sweep', 'estate-follow');
    const again = await open(ana, tag);
    const change = (await again.next())!;
    expect(change.event).toBe('change');
    expect(applyChange(before, JSON.parse(change.data))).toEqual(
      await read(ana),
    );
    expect((await again.next())!.event).toBe('complete');

    const unknown = await open(ana, '"of another replica"');
    const whole = (await unknown.next())!;
    expect(whole.event).toBe('snapshot');
    expect(decodeSnapshot(JSON.parse(whole.data))).toEqual(await read(ana));
  });

  it('should end its streams when it stops, and refuse them to who may not read', async () => {
    const { run, open } = await start();
    await run('estate-sweep', 'estate-follow');
    const stream = await open(ana);
    expect((await stream.next())!.event).toBe('snapshot');
    expect((await open(stranger)).status).toBe(403);

    await stop.pop()!();
    expect((await stream.next())!.event).toBe('complete');
    expect(await stream.next()).toBeUndefined();
  });

  it('should refuse who is not signed in, and say what is wrong with a request', async () => {
    const { get } = await start();
    expect(
      (
        await get('/snapshot', ana, {
          Authorization: mockCredentials.none.header(),
        })
      ).status,
    ).toBe(401);
    const { status, body } = await get('/workload', ana);
    expect(status).toBe(400);
    expect(body.error.message).toContain('id');
  });
});
