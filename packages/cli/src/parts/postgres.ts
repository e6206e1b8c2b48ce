// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import type { PostgresServer } from '../postgres/PostgresServer.ts';
import { baseEnvironment } from './environment.ts';
import type { Part, PartContext } from './types.ts';

// Loaded when it is used: it imports packages, which are not there before the first install.
async function serverOf(context: PartContext): Promise<PostgresServer> {
  const module = await import('../postgres/PostgresServer.ts');
  return new module.PostgresServer({
    home: join(context.layout.state, 'postgres'),
    port: context.ports.postgres,
    password: context.secrets.postgresPassword,
    durable: true,
  });
}

/** The database of the portal. @public */
export const postgres: Part = {
  name: 'postgres',
  after: [],
  needs: ['packages'],
  ports: ports => [ports.postgres],
  url: context => `postgres://cabildo@127.0.0.1:${context.ports.postgres}`,
  sources: [],
  startTimeoutMs: 60_000,
  // Its "fast" shutdown; SIGTERM would wait for every client to leave.
  stopSignal: 'SIGINT',
  stopTimeoutMs: 30_000,
  prepare: async context => await (await serverOf(context)).initialise(),
  command: async context => ({
    ...(await serverOf(context)).command(),
    environment: baseEnvironment(),
  }),
  isReady: async context => await (await serverOf(context)).isReady(),
};
