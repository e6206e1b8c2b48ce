// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  diffSnapshots,
  encodeSnapshot,
  summarize,
  type EstateSnapshot,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';
import { EstateClient } from './EstateClient';

const base = 'http://localhost:7007/api/estate';

const snapshot: EstateSnapshot = {
  generatedAt: '2026-10-01T12:00:00.000Z',
  staleAfterSeconds: 300,
  rows: [],
  totals: {
    workloads: 0,
    byStatus: { down: 0, degraded: 0, unknown: 0, idle: 0, healthy: 0 },
    atMaximum: 0,
    accounts: 0,
    accountsFresh: 0,
  },
  coverage: [],
};

const citas = (status: VerdictStatus) =>
  summarize({
    workload: {
      id: 'ecs:120000000003:us-east-1:cabildo-dev/citas',
      runtime: 'ecs',
      name: 'citas',
      service: 'citas',
      environmentId: 'health-dev',
      environment: 'dev',
      department: 'health',
      accountId: '120000000003',
      region: 'us-east-1',
      cluster: 'cabildo-dev',
      resource: 'arn:aws:ecs:us-east-1:120000000003:service/cabildo-dev/citas',
    },
    facts: {},
    verdict: {
      status,
      reasons: [{ code: 'no-facts', status }],
      atMaximum: false,
      needsAttention: false,
    },
    observedAt: '2026-10-01T12:00:00.000Z',
  });

describe('EstateClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new EstateClient({
    fetchApi: {
      fetch: (input, init) =>
        fetch(String(input).replace('plugin://estate', base), init),
    },
  });

  it('should return the same object while the tag holds, then the next one', async () => {
    const sent: (string | null)[] = [];
    let tag = '"one"';
    server.use(
      http.get(`${base}/snapshot`, ({ request }) => {
        sent.push(request.headers.get('if-none-match'));
        return request.headers.get('if-none-match') === tag
          ? new HttpResponse(null, { status: 304, headers: { ETag: tag } })
          : HttpResponse.json(encodeSnapshot(snapshot), {
              headers: { ETag: tag },
            });
      }),
    );

    const first = await client.snapshot();
    expect(first).toEqual(snapshot);
    expect(await client.snapshot()).toBe(first);
    tag = '"two"';
    expect(await client.snapshot()).not.toBe(first);
    expect(sent).toEqual([null, '"one"', '"one"']);
  });

  describe('following', () => {
    const text = new TextEncoder();
    const well = { ...snapshot, rows: [citas('healthy')] };
    const unwell = { ...snapshot, rows: [citas('down')] };
    const event = (name: string, id: string, data: unknown) =>
      `event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

    const serveSnapshot = (...tagged: [string, EstateSnapshot][]) => {
      let [tag, current] = tagged[0];
      server.use(
        http.get(`${base}/snapshot`, ({ request }) => {
          [tag, current] = tagged.shift() ?? [tag, current];
          return request.headers.get('if-none-match') === tag
            ? new HttpResponse(null, { status: 304, headers: { ETag: tag } })
            : HttpResponse.json(encodeSnapshot(current), {
                headers: { ETag: tag },
              });
        }),
      );
    };

    /** Each connection sends its parts, then stays open; `null` cuts it. */
    const serveChanges = (...connections: (string | null)[][]) => {
      const asked: (string | null)[] = [];
      server.use(
        http.get(`${base}/changes`, ({ request }) => {
          asked.push(request.headers.get('last-event-id'));
          const parts = connections.shift() ?? [];
          return new HttpResponse(
            new ReadableStream({
              start(controller) {
                for (const part of parts) {
                  if (part === null) {
                    controller.close();
                  } else {
                    controller.enqueue(text.encode(part));
                  }
                }
              },
            }),
            { headers: { 'Content-Type': 'text/event-stream' } },
          );
        }),
      );
      return asked;
    };

    /** Follows until the last of the wanted statuses was told. */
    const followUntil = async (told: (statuses: string[]) => boolean) => {
      const statuses: string[] = [];
      const ended = new AbortController();
      await client.follow(
        {
          onSnapshot: ({ rows }) => {
            statuses.push(rows.map(row => row.verdict.status).join());
            if (told(statuses)) ended.abort();
          },
          onError: error => {
            statuses.push(error.message);
            if (told(statuses)) ended.abort();
          },
        },
        { signal: ended.signal },
      );
      return statuses;
    };

    it('should tell the newest snapshot, then what changes, though a message comes in pieces', async () => {
      serveSnapshot(['"a"', well]);
      const change = event('change', '"b"', diffSnapshots(well, unwell));
      const asked = serveChanges([
        event('complete', '"a"', {}),
        ':\n\n',
        change.slice(0, 40),
        change.slice(40),
      ]);
      expect(await followUntil(all => all.length === 2)).toEqual([
        'healthy',
        'down',
      ]);
      expect(asked).toEqual(['"a"']);
    });

    it('should take up a lost connection where it ended', async () => {
      serveSnapshot(['"c"', well], ['"d"', unwell]);
      const asked = serveChanges(
        [event('change', '"d"', diffSnapshots(well, unwell)), null],
        [event('change', '"e"', diffSnapshots(unwell, well))],
      );
      expect(await followUntil(all => all.length === 4)).toEqual([
        'healthy',
        'down',
        'down',
        'healthy',
      ]);
      expect(asked).toEqual(['"c"', '"d"']);
    });

    it('should take a whole snapshot from a server that does not know its own', async () => {
      serveSnapshot(['"f"', well]);
      serveChanges([event('snapshot', '"g"', encodeSnapshot(unwell))]);
      expect(await followUntil(all => all.length === 2)).toEqual([
        'healthy',
        'down',
      ]);
    });

    it('should tell what hinders it in the words of the server, and go on', async () => {
      serveSnapshot(['"h"', well]);
      server.use(
        http.get(
          `${base}/changes`,
          () =>
            HttpResponse.json(
              {
                error: { name: 'ServiceUnavailableError', message: 'Starting' },
                response: { statusCode: 503 },
              },
              { status: 503 },
            ),
          { once: true },
        ),
      );
      const statuses = await followUntil(all => all.length === 3);
      expect(statuses[1]).toBe('Starting');
      expect(statuses[2]).toBe('healthy');
    });
  });

  it('should read the workloads of a service, and one workload and its history by its id', async () => {
    server.use(
      http.get(`${base}/workloads`, ({ request }) =>
        HttpResponse.json({
          items: [{ asked: new URL(request.url).searchParams.get('service') }],
        }),
      ),
      http.get(`${base}/workload`, ({ request }) =>
        HttpResponse.json({
          asked: new URL(request.url).searchParams.get('id'),
        }),
      ),
    );

    server.use(
      http.get(`${base}/history`, ({ request }) =>
        HttpResponse.json({ asked: new URL(request.url).search }),
      ),
    );
    expect(await client.history('ecs:1', '7d')).toEqual({
      asked: '?id=ecs%3A1&range=7d',
    });
    expect(await client.workloads('citas')).toEqual([{ asked: 'citas' }]);
    expect(await client.workload('ecs:1:us-east-1:cabildo-dev/citas')).toEqual({
      asked: 'ecs:1:us-east-1:cabildo-dev/citas',
    });
  });

  it('should say that there is no such workload, and fail with the words of the server', async () => {
    server.use(
      http.get(
        `${base}/workload`,
        () => new HttpResponse(null, { status: 404 }),
      ),
      http.get(
        `${base}/history`,
        () => new HttpResponse(null, { status: 404 }),
      ),
      http.get(`${base}/workloads`, () =>
        HttpResponse.json(
          {
            error: {
              name: 'ServiceUnavailableError',
              message: 'No snapshot yet',
            },
            response: { statusCode: 503 },
          },
          { status: 503 },
        ),
      ),
    );

    expect(await client.workload('gone')).toBeUndefined();
    expect(await client.history('gone', '24h')).toBeUndefined();
    await expect(client.workloads('citas')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'No snapshot yet',
    });
  });
});
