// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { onInterrupt } from '@cabildo/cli/src/interruption.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { signIn, withPage } from './support/browser.ts';
import {
  controlCabildo,
  findBenchmarkPort,
  worldFinished,
  type Cabildo,
} from './support/cabildo.ts';
import type { Result } from './support/report.ts';
import { seconds } from './support/units.ts';

const WARM_REPETITIONS = 3;
const FIRST_BOUND_MS = 8 * 60_000;
const WARM_BOUND_MS = 60_000;
const SIGN_IN_TIMEOUT_MS = 20_000;

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const { layout, progress } = context;
  const directory = mkdtempSync(join(tmpdir(), 'cabildo-bench-'));
  const clone = join(directory, 'cabildo');
  execFileSync('git', ['clone', '--quiet', layout.root, clone]);
  const port = await findBenchmarkPort();
  const url = `http://localhost:${port}`;
  const caches = join(directory, 'caches');
  const first: number[] = [];
  const warm: number[] = [];
  await progress.run('up', async step => {
    const cabildo = controlCabildo({
      root: clone,
      logFile: join(context.directory, 'cabildo.log'),
      environment: {
        YARN_GLOBAL_FOLDER: join(caches, 'yarn'),
        npm_config_cache: join(caches, 'npm'),
        PIP_CACHE_DIR: join(caches, 'pip'),
      },
      onDetail: text => step.detail(text),
    });
    const remove = async () => {
      await cabildo('reset', '--yes');
      rmSync(directory, { recursive: true, force: true });
    };
    const forget = onInterrupt(remove);
    try {
      first.push(await timeUp(cabildo, port, url));
      await worldFinished(join(clone, '.cabildo'));
      for (let round = 1; round <= WARM_REPETITIONS; round++) {
        await cabildo('down');
        warm.push(await timeUp(cabildo, port, url));
      }
    } finally {
      await remove();
      forget();
    }
  });
  return [
    {
      what: 'first up, empty caches',
      unit: seconds,
      ours: first,
      atMost: FIRST_BOUND_MS,
    },
    { what: 'warm up', unit: seconds, ours: warm, atMost: WARM_BOUND_MS },
  ];
}

/** Milliseconds from the command until somebody has signed in and sees workloads. */
async function timeUp(
  cabildo: Cabildo,
  port: number,
  url: string,
): Promise<number> {
  const startedAt = performance.now();
  await cabildo('up', '--port', String(port));
  await withPage(url, async page => {
    await signInOnceKnown(page);
    const [snapshot] = await Promise.all([
      page.waitForResponse(/\/api\/estate\/snapshot/),
      page.goto('/estate'),
    ]);
    if (!snapshot.ok()) {
      throw new Error(`The estate answered ${snapshot.status()}`);
    }
    await page.getByRole('main').first().waitFor();
  });
  return performance.now() - startedAt;
}

/** A portal that has just started for the first time may not have read its people yet: they try again. */
async function signInOnceKnown(page: Page): Promise<void> {
  const deadline = performance.now() + FIRST_BOUND_MS;
  page.setDefaultTimeout(SIGN_IN_TIMEOUT_MS);
  for (;;) {
    try {
      await signIn(page, 'Ana Rojas');
      return;
    } catch (error) {
      if (performance.now() > deadline) {
        throw error;
      }
    }
  }
}

runBenchmark({
  name: 'up',
  notes: () => [
    'A fresh clone of the commit in a temporary directory, with caches of Yarn, npm and pip of its own, empty before the first up.',
    'Until somebody has signed in, in Chromium, and the estate has answered. The warm starts find the data of the first.',
  ],
  measure,
});
