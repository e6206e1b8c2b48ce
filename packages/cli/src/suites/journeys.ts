// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { readTextIfPresent } from '../files.ts';
import { onInterrupt } from '../interruption.ts';
import { findFreePortRow } from '../ports.ts';
import { PORT_COUNT } from '../settings.ts';
import {
  describeChromium,
  ensureChromium,
  INSTALL_CHROMIUM,
} from './chromium.ts';
import { withExitCode } from './results/combine.ts';
import { parsePlaywright } from './results/parse.ts';
import type { Suite, SuiteContext, SuiteResult } from './types.ts';

// In the app's workspace, which has the test runner.
const PLAYWRIGHT = [
  'yarn',
  'workspace',
  'app',
  'playwright',
  'test',
  '--config',
  'playwright.config.ts',
] as const;

// Enough for every department; the whole world would keep two cores busy for minutes.
const WORLD_SERVICES = 16;

// Far from the default, so that a running Cabildo is not in the way.
const FIRST_PORT = 27_007;

/** What people do, in a browser, against a Cabildo started for it with data of its own. @public */
export const journeysSuite: Suite = {
  name: 'journeys',
  title: 'Journeys in a browser (Playwright, axe)',
  needs: ['packages', 'python', 'build'],
  alone: true,
  run: async context => {
    const chromium = await ensureChromium(context);
    if (!chromium) {
      return await skipAll(context);
    }
    context.log(describeChromium(chromium));
    const port = await findFreePortRow(FIRST_PORT, PORT_COUNT);
    const cabildo = controlCabildo(context);
    const forget = onInterrupt(async () => void (await cabildo('down')));
    await cabildo('reset', '--yes');
    try {
      context.detail('starting Cabildo');
      const started = await cabildo(
        'up',
        '--port',
        String(port),
        '--services',
        String(WORLD_SERVICES),
      );
      if (started !== 0) {
        return withExitCode(undefined, started);
      }
      context.detail('in the browser');
      const result = await runPlaywright(context, chromium, port);
      if (result.failed === 0) {
        await cabildo('reset', '--yes');
      }
      return result;
    } finally {
      await cabildo('down');
      forget();
    }
  },
};

/** Runs our own command line against a state directory of its own. */
function controlCabildo(context: SuiteContext) {
  return async (...commandArguments: string[]): Promise<number> =>
    await context.run(
      [process.execPath, 'packages/cli/src/main.ts', ...commandArguments],
      {
        environment: {
          ...context.environment,
          CABILDO_STATE_DIR: join(context.directory, 'state'),
        },
      },
    );
}

async function runPlaywright(
  context: SuiteContext,
  chromium: string,
  port: number,
): Promise<SuiteResult> {
  const output = join(context.directory, 'playwright.json');
  const code = await context.run([...PLAYWRIGHT, '--reporter=list,json'], {
    environment: {
      ...context.environment,
      CABILDO_CHROMIUM: chromium,
      CABILDO_PORT: String(port),
      CABILDO_STATE_DIR: join(context.directory, 'state'),
      PLAYWRIGHT_JSON_OUTPUT_NAME: output,
      PLAYWRIGHT_TEST_BASE_URL: `http://localhost:${port}`,
    },
  });
  const json = readTextIfPresent(output);
  return withExitCode(json ? parsePlaywright(json) : undefined, code);
}

async function skipAll(context: SuiteContext): Promise<SuiteResult> {
  const output = join(context.directory, 'playwright-list.json');
  await context.run([...PLAYWRIGHT, '--list', '--reporter=json'], {
    environment: {
      ...context.environment,
      PLAYWRIGHT_JSON_OUTPUT_NAME: output,
    },
  });
  const json = readTextIfPresent(output);
  const listed = json ? parsePlaywright(json) : undefined;
  const count = listed ? listed.passed + listed.failed + listed.skipped : 0;
  return {
    passed: 0,
    failed: 0,
    // At least one, so that the last line of the run shows it.
    skipped: Math.max(count, 1),
    note: `NO BROWSER: journeys were not run. Install one: ${INSTALL_CHROMIUM}`,
  };
}
