// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CommandError, PortTakenError } from '../errors.ts';
import { type GraphTask, runGraph } from '../graph.ts';
import { handleInterrupts } from '../interruption.ts';
import { buildPortal } from '../install/build.ts';
import {
  buildControlPlane,
  whyNoControlPlane,
} from '../install/controlPlane.ts';
import { installPackages } from '../install/packages.ts';
import { checkGit, checkPython } from '../install/prerequisites.ts';
import { installPython } from '../install/python.ts';
import type { Layout } from '../layout.ts';
import { withLock } from '../lock.ts';
import { ALL_PARTS, partsFor } from '../parts/all.ts';
import { ensurePart, partState } from '../parts/startPart.ts';
import type { Part, PartContext } from '../parts/types.ts';
import { world } from '../parts/world.ts';
import { findPortHolder, isPortFree } from '../ports.ts';
import { isRecordAlive, readRecord } from '../processes/record.ts';
import { createProgress, formatDuration, type Progress } from '../progress.ts';
import { ensureSecrets } from '../secrets.ts';
import {
  mergeSettings,
  portsFrom,
  readSettings,
  type Settings,
  writeSettings,
} from '../settings.ts';
import { stopParts } from './down.ts';
import { readyMessage } from './readyMessage.ts';

/** @public */
export interface UpOptions {
  port?: string;
  services?: string;
  seed?: string;
  kubernetes?: boolean;
}

/** Installs, builds and starts whatever is not there yet, and returns once the portal is usable. @public */
export async function up(layout: Layout, options: UpOptions): Promise<void> {
  const startedAt = Date.now();
  handleInterrupts(
    'Parts that had started keep running: ./cabildo status, ./cabildo down',
  );
  const kept = readSettings(layout.settingsFile);
  const settings = mergeSettings(kept, options);
  await withLock(layout.run, 'up', async () => {
    const progress = createProgress();
    refuseOtherPortWhileRunning(layout, kept, settings);
    if (kept && kept.port !== settings.port) {
      progress.note(
        `The data here was made with port ${kept.port}; addresses stored inside it still name that port. ./cabildo reset starts afresh.`,
      );
    }
    const possible = withoutImpossible(layout, settings, progress);
    const parts = partsFor(possible);
    await stopUnwanted(parts, layout, progress);
    await checkPorts(parts, layout, settings);
    writeSettings(layout.settingsFile, settings);
    const context: PartContext = {
      layout,
      settings: possible,
      ports: portsFrom(settings.port),
      secrets: ensureSecrets(layout.secretsFile),
    };
    await runGraph([
      ...installTasks(layout, progress, possible),
      ...partTasks(parts, context, progress),
    ]);
    process.stdout.write(
      readyMessage(context, {
        elapsed: formatDuration(Date.now() - startedAt),
        worldFinished:
          partState(world, readRecord(layout.run, world.name)) === 'finished',
      }),
    );
  });
}

/**
 * The settings without what this machine cannot run, which is said once.
 *
 * @public
 */
export function withoutImpossible(
  layout: Layout,
  settings: Settings,
  progress: Progress,
): Settings {
  const reason = settings.kubernetes
    ? whyNoControlPlane(layout.root)
    : undefined;
  if (reason === undefined) {
    return settings;
  }
  progress.note(reason);
  return { ...settings, kubernetes: false };
}

/** Stops what an earlier `up` started and this one was told to do without. */
async function stopUnwanted(
  parts: readonly Part[],
  layout: Layout,
  progress: Progress,
): Promise<void> {
  const wanted = new Set(parts.map(({ name }) => name));
  const unwanted = ALL_PARTS.filter(({ name }) => !wanted.has(name));
  await stopParts(
    unwanted.map(part => ({ ...part, after: [] })),
    layout,
    progress,
  );
}

/** What must be there before parts can start: programs, packages, the built portal. @public */
export function installTasks(
  layout: Layout,
  progress: Progress,
  settings: Pick<Settings, 'kubernetes'> = {},
): GraphTask[] {
  return [
    {
      name: 'tools',
      after: [],
      run: () =>
        progress.run('tools', async step => {
          const git = checkGit();
          step.result(
            `Node ${process.version.slice(
              1,
            )}, Python ${checkPython()}, git ${git}`,
          );
        }),
    },
    {
      name: 'packages',
      after: ['tools'],
      run: () =>
        progress.run('packages', step => installPackages(layout, step)),
    },
    {
      name: 'python',
      after: ['tools'],
      run: () => progress.run('python', step => installPython(layout, step)),
    },
    {
      name: 'build',
      after: ['packages'],
      run: () => progress.run('build', step => buildPortal(layout, step)),
    },
    ...(settings.kubernetes
      ? [
          {
            name: 'control-plane',
            after: ['tools'],
            run: () =>
              progress.run('control-plane', step =>
                buildControlPlane(layout, step),
              ),
          },
        ]
      : []),
  ];
}

/** Starting the parts, each after those it depends on. @public */
export function partTasks(
  parts: readonly Part[],
  context: PartContext,
  progress: Progress,
): GraphTask[] {
  return parts.map(part => ({
    name: part.name,
    after: [...part.needs, ...part.after],
    run: () =>
      progress.run(part.name, async step => {
        const outcome = await ensurePart(part, context);
        const url = part.url?.(context);
        step.result(
          [url, outcome === 'started' ? '' : outcome]
            .filter(Boolean)
            .join('  '),
        );
      }),
  }));
}

/** Fails before anything is installed or started when a port is somebody else's. @public */
export async function checkPorts(
  parts: readonly Part[],
  layout: Layout,
  settings: Settings,
): Promise<void> {
  const ports = portsFrom(settings.port);
  for (const part of parts) {
    const record = readRecord(layout.run, part.name);
    if (record && isRecordAlive(record)) {
      continue;
    }
    for (const port of part.ports(ports)) {
      if (!(await isPortFree(port))) {
        throw new PortTakenError({
          part: part.name,
          port,
          holder: findPortHolder(port),
          suggestedBase: settings.port + 100,
        });
      }
    }
  }
}

function refuseOtherPortWhileRunning(
  layout: Layout,
  kept: Settings | undefined,
  settings: Settings,
): void {
  if (!kept || kept.port === settings.port) {
    return;
  }
  const running = ALL_PARTS.filter(part => {
    const record = readRecord(layout.run, part.name);
    return record && isRecordAlive(record);
  });
  if (running.length > 0) {
    throw new CommandError(
      `This clone already runs on port ${kept.port} (${running
        .map(part => part.name)
        .join(', ')})`,
      {
        remedy: `./cabildo down first, or use another clone for port ${settings.port}.`,
      },
    );
  }
}
