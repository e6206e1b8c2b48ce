// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Configuration } from './configuration.ts';
import type { Logger } from './logger.ts';
import { createRoutes } from './routes.ts';
import { createServer } from './server.ts';

export interface RunningService {
  readonly port: number;
  /**
   * Stops without harming a request: readiness fails first, then no new
   * connections, then running requests end.
   *
   * @returns whether every running request ended in time
   */
  stop(): Promise<boolean>;
}

export async function startService(configuration: Configuration, logger: Logger): Promise<RunningService> {
  let ready = false;
  const isReady = () => ready;
  const server = createServer({ configuration, logger, isReady, routes: createRoutes(configuration, isReady) });
  server.listen(configuration.port, configuration.host);
  await once(server, 'listening');
  ready = true;

  async function stop(): Promise<boolean> {
    ready = false;
    await delay(configuration.drainSeconds * 1000);
    const closed = once(server, 'close').then(() => true);
    server.close();
    server.closeIdleConnections();
    const timeout = new AbortController();
    const finished = await Promise.race([
      closed,
      delay(configuration.shutdownSeconds * 1000, false, { signal: timeout.signal }).catch(() => false),
    ]);
    timeout.abort();
    server.closeAllConnections();
    return finished;
  }

  return { port: (server.address() as AddressInfo).port, stop };
}
