// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { hashFiles, hashText, listFiles } from '../files.ts';
import type { Layout } from '../layout.ts';
import { withLock } from '../lock.ts';
import type { Step } from '../progress.ts';
import { checkDisk } from './prerequisites.ts';
import { runLogged } from './runLogged.ts';
import { Stamp } from './stamp.ts';
import { listWorkspaces, type Workspace } from './workspaces.ts';

/**
 * Builds the portal for production: the app, the backend and every plugin of ours, packed the way a container
 * image would hold them.
 *
 * @remarks
 *
 * The packed packages lie below the clone and find third-party packages in the clone's own `node_modules`, so no
 * second install is needed; links next to them make our own packages resolve to their built form.
 *
 * @public
 */
export async function buildPortal(layout: Layout, step: Step): Promise<void> {
  const { root, portalBuild } = layout;
  const stamp = new Stamp(layout.cache, 'portal');
  if (!existsSync(portalBuild)) {
    stamp.remove();
  }
  const built = await stamp.ensure(hashPortalSources(root), async () =>
    // Every Cabildo of a clone runs the same build, and each may be about to make it.
    withLock(
      `${portalBuild}.lock`,
      'up',
      async () => await makeBuild(layout, step),
    ),
  );
  step.result(built ? '' : 'as before');
}

async function makeBuild(layout: Layout, step: Step): Promise<void> {
  const { root, portalBuild } = layout;
  checkDisk(root);
  const next = `${portalBuild}.next`;
  const options = {
    directory: root,
    logFile: join(layout.logs, 'build.log'),
    onDetail: (line: string) => step.detail(line),
  };
  await runLogged(
    'Building the portal',
    ['yarn', 'workspace', 'backend', 'build'],
    {
      ...options,
      environment: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    },
  );
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const bundle = join(root, 'packages/backend/dist/bundle.tar.gz');
  // Python is there anyway; tar need not be.
  await runLogged(
    'Unpacking the portal',
    ['python3', '-m', 'tarfile', '-e', bundle, next],
    options,
  );
  linkWorkspaces(next, root);
  // Swapped in whole: a failed build leaves the earlier one in place.
  rmSync(portalBuild, { recursive: true, force: true });
  renameSync(next, portalBuild);
}

/** What the build depends on, as one hash. @public */
export function hashPortalSources(root: string): string {
  const files = portalWorkspaces(root).flatMap(({ directory }) =>
    listFiles(directory),
  );
  const shared = [
    'package.json',
    'yarn.lock',
    'tsconfig.json',
    'backstage.json',
    'app-config.yaml',
  ]
    .map(name => join(root, name))
    .filter(existsSync);
  return hashText(hashFiles(root, [...shared, ...files]), process.version);
}

function portalWorkspaces(root: string): Workspace[] {
  return listWorkspaces(root).filter(({ directory }) =>
    /^(packages\/(app|backend)|plugins\/)/.test(relative(root, directory)),
  );
}

/**
 * Makes the built packages find each other, and the few third-party versions that are not shared by all.
 */
function linkWorkspaces(build: string, root: string): void {
  for (const { name, directory } of listWorkspaces(root)) {
    const path = relative(root, directory);
    const packed = join(build, path);
    if (!existsSync(packed)) {
      continue;
    }
    const link = join(build, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), packed), link);
    const own = join(directory, 'node_modules');
    if (existsSync(own) && !existsSync(join(packed, 'node_modules'))) {
      symlinkSync(own, join(packed, 'node_modules'));
    }
  }
}
