// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, hashText } from '../files.ts';
import type { Layout } from '../layout.ts';
import type { Step } from '../progress.ts';
import { checkDisk } from './prerequisites.ts';
import { runLogged } from './runLogged.ts';
import { Stamp } from './stamp.ts';
import { listWorkspaces } from './workspaces.ts';

/** Installs the Node packages exactly as yarn.lock has them, when anything about them changed. @public */
export async function installPackages(
  layout: Layout,
  step: Step,
): Promise<void> {
  const { root } = layout;
  const manifests = ['package.json', 'yarn.lock', '.yarnrc.yml']
    .map(name => join(root, name))
    .concat(
      listWorkspaces(root).map(({ directory }) =>
        join(directory, 'package.json'),
      ),
    );
  // What was removed by hand must come back.
  const present = existsSync(join(root, 'node_modules', '.yarn-state.yml'));
  const hash = hashText(hashFiles(root, manifests), process.version);
  const stamp = new Stamp(layout.cache, 'packages');
  if (!present) {
    stamp.remove();
  }
  const installed = await stamp.ensure(hash, async () => {
    checkDisk(root);
    await runLogged(
      'Installing the Node packages',
      ['yarn', 'install', '--immutable'],
      {
        directory: root,
        logFile: join(layout.logs, 'install-packages.log'),
        environment: yarnEnvironment(),
        onDetail: line => step.detail(line),
      },
    );
  });
  step.result(installed ? '' : 'as before');
}

/** Yarn's own settings only: an inherited one must not change what is installed. */
function yarnEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Backstage's and Playwright's packages would otherwise fetch what is not needed.
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    YARN_ENABLE_PROGRESS_BARS: 'false',
    YARN_ENABLE_COLORS: 'false',
  };
}
