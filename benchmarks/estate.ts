// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import { addresses } from '@cabildo/cli/src/parts/environment.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import type { BrowserContext, Page } from '@playwright/test';
import { callsAMinute, stopTask } from './support/aws.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { signIn, withPage } from './support/browser.ts';
import { withCabildo } from './support/cabildo.ts';
import type { Result } from './support/report.ts';
import { count, kilobytes, seconds } from './support/units.ts';

/** About 5,000 workloads; fewer for a quick look. */
const SERVICES = Number(process.env.CABILDO_BENCH_SERVICES ?? 3400);

/** From one sweep to the next; fewer for a quick look. */
const MINUTES = Number(process.env.CABILDO_BENCH_MINUTES ?? 15);
const VIEWERS = 10;
const OPENINGS = 5;
const STOPS = 20;

/** A service with one task. */
const STOPPED = {
  account: '120000000003',
  cluster: 'cabildo-dev',
  service: 'blood-donors-api',
};

// What a page needs of one service from AWS when nobody reads for all: its service, task definition, target group,
// target health, metrics, alarms, scalable target, policies, activities and pipeline.
const APIS_A_SERVICE = 10;

// A page of the estate that is as old as a minute asks as often.
const BOUND_OF_NAIVE = 1 / 400;

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const { progress, layout, directory } = context;
  const results: Result[] = [];
  // As in production: the sandbox sweeps more often than it needs to.
  process.env.APP_CONFIG_estate_sweep_frequency = '{"minutes":1}';
  process.env.APP_CONFIG_estate_sweep_frequencyWhileHearing = '{"minutes":15}';
  await progress.run('sandbox', async step => {
    const onDetail = (text: string) => step.detail(text);
    await withCabildo(
      { root: layout.root, directory, services: SERVICES, onDetail },
      async part => {
        onDetail('waiting until all environments are heard');
        const { portal } = addresses(part);
        await withPage(portal, async page => {
          await signIn(page, 'Elena Duarte');
          await untilAllIsHeard(page);
        });
        onDetail('opening the estate');
        const openings = await openEstate(portal);
        results.push(...openings.results);
        onDetail('stopping tasks');
        results.push(await stopTasks(part));
        onDetail('counting calls');
        results.push(...(await countViews(part, openings.workloads)));
      },
    );
  });
  return results;
}

/** Waits until the page that says so shows every environment but those that are closed as heard and read. */
async function untilAllIsHeard(page: Page): Promise<void> {
  await page.goto('/estate/collection');
  const rows = page
    .getByRole('table', { name: 'Environments' })
    .getByRole('row');
  const read = rows.filter({ hasText: 'complete' });
  await read.first().waitFor();
  while ((await read.filter({ hasText: 'not yet' }).count()) > 0) {
    await delay(1000);
  }
  // What the world did last has been told and read.
  await delay(60_000);
}

interface Openings {
  workloads: number;
  results: Result[];
}

/** The estate in a browser that knows nothing but who is signed in. */
async function openEstate(portal: string): Promise<Openings> {
  const times: number[] = [];
  const calls: number[] = [];
  const nodes: number[] = [];
  const bytes: number[] = [];
  let workloads = 0;
  for (let opening = 0; opening < OPENINGS; opening++) {
    workloads = await withPage(portal, async page => {
      await signIn(page, 'Elena Duarte');
      let asked = 0;
      page.on('request', request => {
        asked += /\/api\/estate\//.test(request.url()) ? 1 : 0;
      });
      const snapshot = page.waitForResponse(/\/api\/estate\/snapshot/);
      const startedAt = performance.now();
      await page.goto('/estate');
      await page.getByRole('row').locator('[data-status]').first().waitFor();
      times.push(performance.now() - startedAt);
      const shown = await page.getByText(/of [\d,]+ shown/).innerText();
      bytes.push((await (await snapshot).request().sizes()).responseBodySize);
      nodes.push(await page.locator('*').count());
      calls.push(asked);
      return Number(
        shown.replace(/.*of ([\d,]+) shown/, '$1').replace(/,/g, ''),
      );
    });
  }
  return {
    workloads,
    results: [
      {
        what: `${workloads} workloads, first rows`,
        unit: seconds,
        ours: times,
        atMost: 2_000,
      },
      { what: 'calls to its back end', unit: count, ours: calls, atMost: 3 },
      {
        what: 'nodes of the document',
        unit: count,
        ours: nodes,
        atMost: 2_000,
      },
      {
        what: 'snapshot, compressed',
        unit: kilobytes,
        ours: bytes,
        atMost: 100_000,
      },
    ],
  };
}

/** From the command that stops a service's only task until an open page says that the service is down. */
async function stopTasks(part: PartContext): Promise<Result> {
  const times: number[] = [];
  await withPage(addresses(part).portal, async page => {
    await signIn(page, 'Elena Duarte');
    await page.goto(`/estate?q=${STOPPED.service}&environment=dev`);
    const row = page.getByRole('row').filter({
      has: page.getByRole('link', { name: STOPPED.service, exact: true }),
    });
    for (let stop = 0; stop < STOPS; stop++) {
      await row.locator('[data-status=healthy]').waitFor();
      const startedAt = performance.now();
      await stopTask(part, STOPPED);
      await row.locator('[data-status=down]').waitFor();
      times.push(performance.now() - startedAt);
    }
  });
  return {
    what: `a task stops, until it is seen, slowest of ${STOPS}`,
    unit: seconds,
    ours: [Math.max(...times)],
    atMost: 5_000,
  };
}

/** Calls to AWS while nobody looks, and while some do. */
async function countViews(
  part: PartContext,
  workloads: number,
): Promise<Result[]> {
  const { aws, portal } = addresses(part);
  const naive = [workloads * APIS_A_SERVICE];
  const alone = await callsAMinute(aws, MINUTES);
  const watched = await withPage(portal, async page => {
    await signIn(page, 'Elena Duarte');
    await openViews(page.context());
    return await callsAMinute(aws, MINUTES);
  });
  return [
    {
      what: 'calls to AWS a minute',
      unit: count,
      ours: [alone],
      peer: naive,
      atMost: BOUND_OF_NAIVE,
    },
    {
      what: `the same with ${VIEWERS} viewers`,
      unit: count,
      ours: [watched],
      peer: naive,
      atMost: BOUND_OF_NAIVE,
    },
  ];
}

async function openViews(browser: BrowserContext): Promise<void> {
  for (let viewer = 0; viewer < VIEWERS; viewer++) {
    const page = await browser.newPage();
    await page.goto('/estate');
    await page.getByRole('row').locator('[data-status]').first().waitFor();
  }
}

runBenchmark({
  name: 'estate',
  peerName: 'one call each',
  notes: () => [
    `${SERVICES} services. "One call each": ${APIS_A_SERVICE} operations for each workload, once a minute.`,
  ],
  measure,
});
