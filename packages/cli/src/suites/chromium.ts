// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { SuiteContext } from './types.ts';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

const MACOS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The command that installs a browser here, shown when journeys are skipped. @public */
export const INSTALL_CHROMIUM =
  process.platform === 'darwin'
    ? 'brew install --cask chromium'
    : 'apt-get install chromium';

/** An installed Chromium or Chrome; `CABILDO_CHROMIUM` names another. @public */
export function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const named = environment.CABILDO_CHROMIUM;
  const candidates = named
    ? [named]
    : (environment.PATH ?? '')
        .split(delimiter)
        .flatMap(directory => NAMES.map(name => join(directory, name)))
        .concat(MACOS);
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a browser; on Debian root installs a missing one. @public */
export async function ensureChromium(
  context: SuiteContext,
): Promise<string | undefined> {
  const found = findChromium();
  const mayInstall =
    process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (found || !mayInstall) {
    return found;
  }
  context.detail('installing Chromium');
  const environment = {
    ...context.environment,
    DEBIAN_FRONTEND: 'noninteractive',
  };
  await context.run(['apt-get', 'update', '-q'], { environment });
  await context.run(
    ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium'],
    { environment },
  );
  return findChromium();
}

/** For the log: which browser it was. @public */
export function describeChromium(file: string): string {
  return execFileSync(file, ['--version', '--no-sandbox'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
