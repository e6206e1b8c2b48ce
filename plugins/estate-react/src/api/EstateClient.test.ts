// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  encodeSnapshot,
  type EstateSnapshot,
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

  it('should read the workloads of a service and one workload by its id', async () => {
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
    await expect(client.workloads('citas')).rejects.toMatchObject({
      statusCode: 503,
      cause: { message: 'No snapshot yet' },
    });
  });
});
