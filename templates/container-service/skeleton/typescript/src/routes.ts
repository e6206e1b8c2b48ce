// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';
import { readJson } from './body.ts';
import type { Configuration } from './configuration.ts';
import { calculateDeadline, parseDeadlineRequest } from './deadlines.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Handler = (request: IncomingMessage) => Answer | Promise<Answer>;

/** Path → method → handler. HEAD is answered by GET's handler without the body. */
export type Routes = ReadonlyMap<string, Readonly<Record<string, Handler>>>;

export function createRoutes(configuration: Configuration, isReady: () => boolean): Routes {
  const { serviceName, title, description, environmentName, version } = configuration;
  return new Map<string, Record<string, Handler>>([
    // Liveness asks nothing but this process: a slow database must not make ECS restart every task.
    [configuration.healthPath, { GET: () => ({ status: 200, body: { status: 'ok' } }) }],
    [
      '/ready',
      {
        GET: () =>
          isReady() ? { status: 200, body: { status: 'ready' } } : { status: 503, body: { status: 'stopping' } },
      },
    ],
    [
      '/',
      {
        GET: () => ({
          status: 200,
          body: { service: serviceName, title, description, environment: environmentName, version },
        }),
      },
    ],
    [
      '/v1/deadlines',
      {
        POST: async request => {
          const body = await readJson(request, configuration.maxBodyBytes);
          return { status: 200, body: calculateDeadline(parseDeadlineRequest(body)) };
        },
      },
    ],
  ]);
}
