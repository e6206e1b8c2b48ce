// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandError } from '@cabildo/cli/src/errors.ts';
import { runLogged } from '@cabildo/cli/src/install/runLogged.ts';
import { onInterrupt } from '@cabildo/cli/src/interruption.ts';
import { createLayout } from '@cabildo/cli/src/layout.ts';
import { baseEnvironment } from '@cabildo/cli/src/parts/environment.ts';
import { partState } from '@cabildo/cli/src/parts/startPart.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import { world } from '@cabildo/cli/src/parts/world.ts';
import { findFreePortRow } from '@cabildo/cli/src/ports.ts';
import { readRecord } from '@cabildo/cli/src/processes/record.ts';
import { ensureSecrets } from '@cabildo/cli/src/secrets.ts';
import {
  PORT_COUNT,
  portsFrom,
  readSettings,
} from '@cabildo/cli/src/settings.ts';
import type { BenchmarkContext } from './benchmark.ts';
import { stopStartedPortal } from './portals.ts';

// Far from the default, and from where the journeys look.
const FIRST_PORT = 37_007;
const WORLD_TIMEOUT_MS = 20 * 60_000;
const POLL_MS = 500;

/** Runs the `cabildo` of a clone, its output in a log. @public */
export interface Cabildo {
  (...commandArguments: string[]): Promise<void>;
}

/** @public */
export interface CabildoOptions {
  /** The clone whose `cabildo` is run. */
  root: string;
  /** Absent: the clone's own. */
  stateDirectory?: string;
  logFile: string;
  environment?: NodeJS.ProcessEnv;
  onDetail?: (line: string) => void;
}

/** @public */
export function controlCabildo(options: CabildoOptions): Cabildo {
  return async (...commandArguments) =>
    await runLogged(
      `cabildo ${commandArguments[0]}`,
      [join(options.root, 'cabildo'), ...commandArguments],
      {
        directory: options.root,
        logFile: options.logFile,
        onDetail: options.onDetail,
        environment: {
          ...baseEnvironment(),
          ...options.environment,
          ...(options.stateDirectory && {
            CABILDO_STATE_DIR: options.stateDirectory,
          }),
        },
      },
    );
}

/** A row of ports nobody uses. @public */
export async function findBenchmarkPort(): Promise<number> {
  return await findFreePortRow(FIRST_PORT, PORT_COUNT);
}

/** What the Cabildo of a benchmark is like. @public */
export interface SandboxOptions {
  /** Absent: as many as the world has by itself. */
  services?: number;
  kubernetes?: boolean;
  /**
   * Until when the portal runs that belongs to it: to the end; until it has read the whole world; or not at all, where
   * the work starts its own and needs nothing that was read. It keeps the sandbox busy while thousands of services
   * are made.
   */
  portal: 'to the end' | 'until the world is read' | 'none';
}

/**
 * Starts a Cabildo with data of its own, lets the world finish so that it does not disturb, runs the work and
 * removes everything again. A Cabildo that the user runs is not touched. It is one step of the progress, of which
 * the work may tell details.
 *
 * @public
 */
export async function withCabildo<T>(
  { progress, layout, directory }: BenchmarkContext,
  options: SandboxOptions,
  work: (part: PartContext, onDetail: (text: string) => void) => Promise<T>,
): Promise<T> {
  return await progress.run('sandbox', async step => {
    const onDetail = (text: string) => step.detail(text);
    return await runCabildo(
      { ...options, root: layout.root, directory, onDetail },
      async part => await work(part, onDetail),
    );
  });
}

async function runCabildo<T>(
  options: SandboxOptions & {
    root: string;
    directory: string;
    onDetail: (text: string) => void;
  },
  work: (part: PartContext) => Promise<T>,
): Promise<T> {
  const { root, directory, services, kubernetes, onDetail } = options;
  const stateDirectory = join(directory, 'state');
  const cabildo = controlCabildo({
    root,
    stateDirectory,
    logFile: join(directory, 'cabildo.log'),
    onDetail,
  });
  const port = await findBenchmarkPort();
  await cabildo('reset', '--yes');
  const forget = onInterrupt(async () => await cabildo('down'));
  try {
    await cabildo(
      'up',
      '--port',
      String(port),
      ...(services === undefined ? [] : ['--services', String(services)]),
      ...(kubernetes ? ['--kubernetes'] : []),
    );
    const layout = createLayout({ root, stateDirectory });
    const part = {
      layout,
      settings: readSettings(layout.settingsFile)!,
      ports: portsFrom(port),
      secrets: ensureSecrets(layout.secretsFile),
    };
    if (options.portal === 'none') {
      await stopStartedPortal(part);
    }
    onDetail('waiting until every service of the world is there');
    await worldFinished(stateDirectory);
    if (options.portal === 'until the world is read') {
      await stopStartedPortal(part);
    }
    const result = await work(part);
    // After a failure the logs stay until the next run.
    await cabildo('reset', '--yes');
    rmSync(stateDirectory, { recursive: true, force: true });
    return result;
  } finally {
    await cabildo('down');
    forget();
  }
}

/** Waits until the world of a running Cabildo has put up its services. @public */
export async function worldFinished(stateDirectory: string): Promise<void> {
  const { run } = createLayout({ root: '/', stateDirectory });
  const deadline = Date.now() + WORLD_TIMEOUT_MS;
  for (;;) {
    const state = partState(world, readRecord(run, world.name));
    if (state === 'finished') {
      return;
    }
    if (state !== 'running' || Date.now() > deadline) {
      throw new CommandError(`The world is ${state} and not finished`, {
        remedy: `Its log: ${join(stateDirectory, 'logs', 'world.log')}`,
      });
    }
    await delay(POLL_MS);
  }
}
