// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from '@cabildo/cli/src/errors.ts';
import { buildPortal } from '@cabildo/cli/src/install/build.ts';
import { runLogged } from '@cabildo/cli/src/install/runLogged.ts';
import { createLayout, type Layout } from '@cabildo/cli/src/layout.ts';
import type { BenchmarkContext } from './benchmark.ts';

/**
 * The version of `@backstage/create-app` that belongs to a release of Backstage. It is checked: what it makes says
 * its release.
 */
const CREATE_APP: Readonly<Record<string, string>> = { '1.55.0': '0.9.2' };

/** The stock Backstage that ours is compared with. @public */
export interface StockApp {
  release: string;
  layout: Layout;
}

/**
 * Makes the app of `create-app` once, with nothing added and nothing removed, and builds it exactly as ours is
 * built. It starts from our `yarn.lock`, so that a package which both use has one version.
 *
 * @public
 */
export async function ensureStockApp(
  context: BenchmarkContext,
): Promise<StockApp> {
  const ours = context.layout.root;
  const release = releaseOf(ours);
  const root = join(context.cache, `stock-${release}`);
  const layout = createLayout({ root });
  await context.progress.run('stock', async step => {
    const options = {
      logFile: join(context.cache, `stock-${release}.log`),
      environment: stockEnvironment(),
      onDetail: (line: string) => step.detail(line),
    };
    if (!existsSync(root)) {
      const next = `${root}.next`;
      rmSync(next, { recursive: true, force: true });
      mkdirSync(next, { recursive: true });
      await runLogged(
        'Making the stock app',
        createAppCommand(release, join(next, 'app')),
        { ...options, directory: next },
      );
      const app = join(next, 'app');
      refuseOtherRelease(releaseOf(app), release);
      useOurVersions(app, ours);
      await runLogged('Installing the stock app', ['yarn', 'install'], {
        ...options,
        directory: app,
      });
      renameSync(app, root);
      rmSync(next, { recursive: true, force: true });
    }
    await buildPortal(layout, step);
    step.result(`Backstage ${release}`);
  });
  return { release, layout };
}

/** It asks for a name and nothing else; everything it needs is in its package. */
function createAppCommand(
  release: string,
  path: string,
): readonly [string, ...string[]] {
  const version = CREATE_APP[release];
  if (!version) {
    throw new CommandError(
      `Which create-app belongs to Backstage ${release} is not known`,
      { remedy: 'Add it to benchmarks/support/stockApp.ts.' },
    );
  }
  return [
    'bash',
    '-c',
    'printf "stock\\n" | npm exec --yes --package="$1" -- backstage-create-app --skip-install --path "$2"',
    'create-app',
    `@backstage/create-app@${version}`,
    path,
  ];
}

function refuseOtherRelease(made: string, wanted: string): void {
  if (made !== wanted) {
    throw new CommandError(
      `create-app made Backstage ${made} and not ${wanted}`,
      { remedy: 'Correct its version in benchmarks/support/stockApp.ts.' },
    );
  }
}

/**
 * Our lock file as the seed, our resolutions, and packages linked as ours are. Install scripts are off for both; the
 * stock app's own rule about the age of packages stays.
 */
function useOurVersions(app: string, ours: string): void {
  copyFileSync(join(ours, 'yarn.lock'), join(app, 'yarn.lock'));
  appendFileSync(
    join(app, '.yarnrc.yml'),
    '\nenableScripts: false\nenableTelemetry: false\nnmMode: hardlinks-global\n',
  );
  const file = join(app, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const { resolutions } = JSON.parse(
    readFileSync(join(ours, 'package.json'), 'utf8'),
  );
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, resolutions }, undefined, 2),
  );
}

/** Without continuous integration's habit of refusing a lock file that changes. */
function stockEnvironment(): NodeJS.ProcessEnv {
  const { CI, ...environment } = process.env;
  return {
    ...environment,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    YARN_ENABLE_PROGRESS_BARS: 'false',
    YARN_ENABLE_COLORS: 'false',
    // Our tools first: the Node that runs this.
    PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
  };
}

function releaseOf(root: string): string {
  const file = join(root, 'backstage.json');
  return JSON.parse(readFileSync(file, 'utf8')).version as string;
}
