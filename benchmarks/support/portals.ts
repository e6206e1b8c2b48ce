// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseEnvironment } from '@cabildo/cli/src/parts/environment.ts';
import { portal } from '@cabildo/cli/src/parts/portal.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import {
  readRecord,
  removeRecord,
  type ProcessRecord,
} from '@cabildo/cli/src/processes/record.ts';
import {
  startProcess,
  type ProcessCommand,
} from '@cabildo/cli/src/processes/start.ts';
import { stopProcess } from '@cabildo/cli/src/processes/stop.ts';
import { PORT_COUNT } from '@cabildo/cli/src/settings.ts';
import type { StockApp } from './stockApp.ts';

/** A production backend with the app it serves. @public */
export interface Portal {
  name: string;
  url: string;
  command: () => Promise<ProcessCommand>;
}

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 15_000;
// Fine enough for times of seconds, and next to nothing for the backend to answer.
const POLL_MS = 50;

/** Ours, as `cabildo up` starts it against the sandbox. @public */
export function ourPortal(context: PartContext): Portal {
  return {
    name: 'ours',
    url: `http://localhost:${context.ports.portal}`,
    command: async () => await portal.command(context),
  };
}

/** Another process of a portal, on the port that is so much higher than all that Cabildo uses. @public */
export function replicaOf(of: Portal, number: number): Portal {
  const { port } = new URL(of.url);
  const own = Number(port) + PORT_COUNT + number;
  return {
    name: `${of.name}-${number + 1}`,
    url: `http://localhost:${own}`,
    command: async () => {
      const command = await of.command();
      return {
        ...command,
        environment: {
          ...command.environment,
          APP_CONFIG_backend_listen_port: String(own),
        },
      };
    },
  };
}

/**
 * The stock app with its own production configuration, on the same PostgreSQL server with databases of its own, and
 * on our port: never both at once.
 *
 * @param extra - what its configuration is to say besides
 * @public
 */
export function stockPortal(
  stock: StockApp,
  context: PartContext,
  extra: object = {},
): Portal {
  const { ports, secrets } = context;
  const { root, portalBuild } = stock.layout;
  const url = `http://localhost:${ports.portal}`;
  return {
    name: 'stock',
    url,
    command: async () => {
      const local = join(context.layout.state, 'app-config.stock.json');
      mkdirSync(context.layout.state, { recursive: true });
      writeFileSync(
        local,
        JSON.stringify({
          app: { baseUrl: url },
          backend: {
            baseUrl: url,
            listen: `127.0.0.1:${ports.portal}`,
            database: { prefix: 'stock_plugin_' },
          },
          ...extra,
        }),
      );
      const configs = ['app-config.yaml', 'app-config.production.yaml']
        .map(name => join(root, name))
        .concat(local);
      return {
        file: process.execPath,
        arguments: [
          join(portalBuild, 'packages/backend'),
          ...configs.flatMap(file => ['--config', file]),
        ],
        directory: root,
        environment: {
          ...baseEnvironment(),
          NODE_ENV: 'production',
          POSTGRES_HOST: '127.0.0.1',
          POSTGRES_PORT: String(ports.postgres),
          POSTGRES_USER: 'cabildo',
          POSTGRES_PASSWORD: secrets.postgresPassword,
        },
      };
    },
  };
}

/** Stops the portal that `cabildo up` started; the rest of the sandbox goes on. @public */
export async function stopStartedPortal(context: PartContext): Promise<void> {
  const record = readRecord(context.layout.run, portal.name);
  if (record) {
    await stop(record);
    removeRecord(context.layout.run, portal.name);
  }
}

/**
 * Starts a portal, waits until its readiness endpoint answers, runs the work and stops it.
 *
 * @param work - receives the process and the milliseconds between its start and its readiness.
 * @public
 */
export async function withPortal<T>(
  { name, url, command }: Portal,
  context: PartContext,
  work: (pid: number, readyMs: number) => Promise<T>,
): Promise<T> {
  const prepared = await command();
  const startedAt = performance.now();
  const record = await startProcess({
    part: `bench-${name}`,
    command: prepared,
    fingerprint: '',
    runDirectory: context.layout.run,
    logDirectory: context.layout.logs,
    timeoutMs: START_TIMEOUT_MS,
    pollMs: POLL_MS,
    findFailure: portal.findFailure,
    readableLog: portal.readableLog,
    isReady: async () => await answers(`${url}/.backstage/health/v1/readiness`),
  });
  const readyMs = performance.now() - startedAt;
  try {
    return await work(record.pid, readyMs);
  } finally {
    await stop(record);
    removeRecord(context.layout.run, record.part);
  }
}

async function stop(record: ProcessRecord): Promise<void> {
  await stopProcess(record, { timeoutMs: STOP_TIMEOUT_MS });
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
