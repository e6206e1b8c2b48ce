// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { withPage } from './support/browser.ts';
import { withCabildo } from './support/cabildo.ts';
import {
  ourPortal,
  stockPortal,
  withPortal,
  type Portal,
} from './support/portals.ts';
import type { Result } from './support/report.ts';
import { scriptOf } from './support/scriptOf.ts';
import { ensureStockApp } from './support/stockApp.ts';
import { kilobytes } from './support/units.ts';

// Bytes do not vary; a second look shows that nothing was counted by chance.
const REPETITIONS = 3;

const SIGN_IN: Readonly<Record<string, (page: Page) => Locator>> = {
  ours: page => page.getByRole('button', { name: /government account/ }),
  stock: page => page.getByRole('button', { name: 'Enter' }),
};

interface Loaded {
  raw: number;
  gzip: number;
  /** Of it, compressed by itself, what was made from our plugins. */
  plugins: number;
}

/** What a browser that knows nothing loads until one can sign in. */
async function loadSignInPage({ name, url }: Portal): Promise<Loaded> {
  return await withPage(url, async page => {
    const bodies = new Map<string, Promise<Buffer>>();
    page.on('response', response => {
      if (response.request().resourceType() === 'script') {
        bodies.set(response.url(), response.body());
      }
    });
    await page.goto('/');
    await SIGN_IN[name](page).click({ trial: true });
    const loaded = await Promise.all(bodies.values());
    const plugins = await Promise.all(
      [...bodies].map(async ([address, body]) => {
        const map = await fetch(`${address}.map`);
        return map.ok
          ? scriptOf((await body).toString('utf8'), await map.text(), isPlugin)
          : '';
      }),
    );
    // Compressed here, so that how well a server compresses makes no difference.
    const sum = (size: (body: Buffer) => number) =>
      loaded.reduce((total, body) => total + size(body), 0);
    return {
      raw: sum(body => body.length),
      gzip: sum(body => gzipSync(body).length),
      plugins: gzipSync(plugins.join('')).length,
    };
  });
}

// As webpack names what is in a clone; the rest comes from packages.
function isPlugin(source: string): boolean {
  return /^webpack:\/\/app\/(\.\.\/)*plugins\//.test(source);
}

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const stock = await ensureStockApp(context);
  const loaded: Record<string, Loaded[]> = { ours: [], stock: [] };
  await withCabildo(
    context,
    // The sign-in page is the same however many there are.
    { services: 0, portal: 'none' },
    async (sandbox, onDetail) => {
      for (const portal of [ourPortal(sandbox), stockPortal(stock, sandbox)]) {
        onDetail(`loading the sign-in page: ${portal.name}`);
        await withPortal(portal, sandbox, async () => {
          for (let count = 0; count < REPETITIONS; count++) {
            loaded[portal.name].push(await loadSignInPage(portal));
          }
        });
      }
    },
  );
  const compare = (
    what: string,
    property: keyof Loaded,
    unit: Result['unit'],
  ): Result => ({
    what,
    unit,
    ours: loaded.ours.map(each => each[property]),
    peer: loaded.stock.map(each => each[property]),
    atMost: 1,
  });
  return [
    compare('first JavaScript, gzip', 'gzip', kilobytes),
    compare('first JavaScript, raw', 'raw', kilobytes),
    {
      what: 'of it our plugins, gzip',
      unit: kilobytes,
      ours: loaded.ours.map(({ plugins }) => plugins),
      atMost: 40_000,
    },
  ];
}

runBenchmark({
  name: 'first-js',
  peerName: 'stock',
  notes: () => [
    'All JavaScript that Chromium with an empty cache loads until the button of the sign-in page can be pressed.',
  ],
  measure,
});
