// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runGraph } from '../graph.ts';
import type { Layout } from '../layout.ts';
import { withLock } from '../lock.ts';
import { partsFor } from '../parts/all.ts';
import { portal, portalConfigs, portalEnvironment } from '../parts/portal.ts';
import type { PartContext } from '../parts/types.ts';
import { createProgress } from '../progress.ts';
import { ensureSecrets } from '../secrets.ts';
import { mergeSettings, portsFrom, readSettings } from '../settings.ts';
import { stopParts } from './down.ts';
import {
  checkPorts,
  installTasks,
  partTasks,
  withoutImpossible,
} from './up.ts';

/**
 * Starts what the portal needs and, in its place, Backstage's own development servers in this terminal: the back
 * end on the portal's port, the front end on the one after the others. Returns their exit code.
 *
 * @public
 */
export async function develop(layout: Layout): Promise<number> {
  const progress = createProgress();
  const settings = withoutImpossible(
    layout,
    mergeSettings(readSettings(layout.settingsFile), {}),
    progress,
  );
  const context: PartContext = {
    layout,
    settings,
    ports: portsFrom(settings.port),
    secrets: ensureSecrets(layout.secretsFile),
  };
  const parts = partsFor(settings);
  const others = parts.filter(({ name }) => name !== portal.name);
  await withLock(layout.run, 'develop', async () => {
    await stopParts([portal], layout, progress);
    await checkPorts(parts, layout, settings);
    await runGraph([
      ...installTasks(layout, progress, settings).filter(
        task => task.name !== 'build',
      ),
      ...partTasks(others, context, progress),
    ]);
  });
  process.stdout.write(
    `\nThe portal in development: http://localhost:${context.ports.app}\n`,
  );
  return await runDevelopmentServers(context);
}

async function runDevelopmentServers(context: PartContext): Promise<number> {
  const { layout, ports, settings } = context;
  const configs = [
    ...portalConfigs(layout, settings),
    join(layout.root, 'sandbox/app-config.develop.yaml'),
  ];
  const child = spawn(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'start',
      ...configs.flatMap(file => ['--config', file]),
    ],
    {
      cwd: layout.root,
      env: {
        ...portalEnvironment(context),
        NODE_ENV: 'development',
        CABILDO_APP_PORT: String(ports.app),
      },
      stdio: 'inherit',
    },
  );
  // The terminal sends Ctrl-C to the servers too; what is left to do is to wait for them.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 0));
  });
}
