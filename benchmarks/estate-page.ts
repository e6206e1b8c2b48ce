// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync } from 'node:fs';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import type { Locator, Page } from '@playwright/test';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { signIn, withPage, type Session } from './support/browser.ts';
import { withCabildo } from './support/cabildo.ts';
import { multiplyEstate } from './support/estateDatabase.ts';
import { READER } from './support/estateReader.ts';
import { ourPortal, stockPortal, withPortal } from './support/portals.ts';
import type { Result } from './support/report.ts';
import { ScriptTime } from './support/scriptTime.ts';
import { percentile } from './support/statistics.ts';
import { ensureStockApp, type StockApp } from './support/stockApp.ts';
import { stockCatalogue, untilCatalogued } from './support/stockCatalogue.ts';
import { count, kilobytes, milliseconds, seconds } from './support/units.ts';

const OPENINGS = 5;
const INPUTS = 20;
const SCROLLS = 60;
const ADDRESS_MS = 300;

/** How many workloads, and how long ours may take of stock's time. */
const SIZES = [
  { workloads: 5_000, atMost: 0.7 },
  { workloads: 20_000, atMost: 1 },
];

const NEVER = '{"hours":24}';

interface Opening {
  milliseconds: number;
  calls: number;
  nodes: number;
  bytes: number;
}

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const stock = await ensureStockApp(context);
  return await withCabildo(
    context,
    { portal: 'until the world is read' },
    async (part, onDetail) => {
      // What was multiplied is in no account, and is to be shown as it was read.
      process.env.APP_CONFIG_estate_sweep_frequency = NEVER;
      process.env.APP_CONFIG_estate_sweep_initialDelay = NEVER;
      process.env.APP_CONFIG_estate_staleAfter = NEVER;
      const results: Result[] = [];
      for (const size of SIZES) {
        onDetail(`ours, ${size.workloads}`);
        const workloads = await multiplyEstate(part, size.workloads);
        const ours = await measureOurs(part, workloads);
        onDetail(`stock, ${workloads}`);
        const peer = await measureStock(part, stock, workloads);
        results.push(...report(workloads, ours, peer, size.atMost));
      }
      return results;
    },
  );
}

interface Ours {
  openings: Opening[];
  inputs: Record<string, number[]>;
  longTasks: number;
}

async function measureOurs(
  part: PartContext,
  workloads: number,
): Promise<Ours> {
  const { url } = ourPortal(part);
  return await withPortal(ourPortal(part), part, async () => {
    const session = await withPage(url, async page => {
      await signIn(page, READER);
      return await page.context().storageState();
    });
    const openings: Opening[] = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      openings.push(
        await withPage(url, page => openEstate(page, workloads), session),
      );
    }
    return await withPage(
      url,
      async page => {
        await openEstate(page, workloads);
        return {
          openings,
          inputs: await measureInputs(page),
          longTasks: await countLongTasks(page),
        };
      },
      session,
    );
  });
}

/** Until all of them are in the table. */
async function openEstate(page: Page, workloads: number): Promise<Opening> {
  let calls = 0;
  page.on('request', request => {
    calls += /\/api\/estate\//.test(request.url()) ? 1 : 0;
  });
  const snapshot = page.waitForResponse(/\/api\/estate\/snapshot/);
  const startedAt = performance.now();
  await page.goto('/estate');
  await page.getByRole('row').locator('[data-status]').first().waitFor();
  await page.getByText(`${workloads} of ${workloads} shown`).waitFor();
  const took = performance.now() - startedAt;
  return {
    milliseconds: took,
    calls,
    nodes: await page.locator('*').count(),
    bytes: (await (await snapshot).request().sizes()).responseBodySize,
  };
}

async function measureInputs(page: Page): Promise<Record<string, number[]>> {
  const script = await ScriptTime.of(page);
  const search = page.getByRole('searchbox');
  const header = page
    .getByRole('columnheader', { name: 'Service' })
    .getByRole('button');
  const grouping = page.getByRole('button', { name: /Group by/ });
  const inputs: [what: string, where: Locator, keys: string[]][] = [
    ['filter', search, ['e', 'Backspace']],
    ['sort', header, ['Enter']],
    ['group', grouping, ['ArrowRight', 'ArrowLeft']],
  ];
  const times: Record<string, number[]> = {};
  for (const [what, where, keys] of inputs) {
    times[what] = [];
    // To look for it is script too, and not the page's.
    await where.focus();
    for (let input = 0; input < INPUTS; input++) {
      for (const key of keys) {
        // The address follows a moment later, for which nobody waits.
        await page.waitForTimeout(ADDRESS_MS);
        times[what].push(await script.during(() => page.keyboard.press(key)));
      }
    }
  }
  return times;
}

/** Tasks of more than 50 ms while the table is scrolled. */
async function countLongTasks(page: Page): Promise<number> {
  const grid = page.getByRole('grid');
  await grid.hover();
  await page.evaluate(() => {
    const counted = window as unknown as { longTasks: number };
    counted.longTasks = 0;
    new PerformanceObserver(list => {
      counted.longTasks += list.getEntries().length;
    }).observe({ entryTypes: ['longtask'] });
  });
  const script = await ScriptTime.of(page);
  for (let scroll = 0; scroll < SCROLLS; scroll++) {
    await script.during(() => page.mouse.wheel(0, 800));
  }
  return await page.evaluate(
    () => (window as unknown as { longTasks: number }).longTasks,
  );
}

/** From a browser that knows nothing but that it is the guest's until the first 20 rows of the catalogue. */
async function measureStock(
  part: PartContext,
  stock: StockApp,
  components: number,
): Promise<number[]> {
  mkdirSync(part.layout.state, { recursive: true });
  const portal = stockPortal(
    stock,
    part,
    stockCatalogue(part.layout.state, components),
  );
  return await withPortal(portal, part, async () => {
    await untilCatalogued(portal.url, components);
    const session: Session = await withPage(portal.url, async page => {
      await page.goto('/');
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('table').first().waitFor();
      return await page.context().storageState();
    });
    const times: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      await withPage(
        portal.url,
        async page => {
          const startedAt = performance.now();
          await page.goto('/?filters[kind]=component&filters[user]=all');
          await page.locator('tbody tr').nth(19).waitFor();
          times.push(performance.now() - startedAt);
        },
        session,
      );
    }
    return times;
  });
}

function report(
  workloads: number,
  { openings, inputs, longTasks }: Ours,
  stock: number[],
  atMost: number,
): Result[] {
  const of = (property: keyof Opening) => openings.map(each => each[property]);
  const label = count(workloads);
  return [
    {
      what: `${label} workloads, all in the table`,
      unit: seconds,
      ours: of('milliseconds'),
      peer: stock,
      atMost,
    },
    {
      what: 'calls to its back end',
      unit: count,
      ours: of('calls'),
      atMost: 3,
    },
    {
      what: 'nodes of the document',
      unit: count,
      ours: of('nodes'),
      atMost: 2_000,
    },
    ...(workloads < 10_000
      ? [
          {
            what: 'snapshot, compressed',
            unit: kilobytes,
            ours: of('bytes'),
            atMost: 100_000,
          },
        ]
      : []),
    ...Object.entries(inputs).map(
      ([what, times]): Result => ({
        what: `${what}, script, p95 of ${times.length}`,
        unit: milliseconds,
        ours: [percentile(times, 95)],
        atMost: 16,
      }),
    ),
    {
      what: 'long tasks while scrolling',
      unit: count,
      ours: [longTasks],
      atMost: 0,
    },
  ];
}

runBenchmark({
  name: 'estate-page',
  peerName: 'stock catalogue',
  notes: () => [
    'A browser with an empty cache, signed in. Ours: until all workloads are in the table. Stock: until the first 20 of as many components are.',
    "The sandbox's 420 workloads, each several times under other names.",
  ],
  measure,
});
