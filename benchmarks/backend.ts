// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { withCabildo } from './support/cabildo.ts';
import {
  ourPortal,
  stockPortal,
  withPortal,
  type Portal,
} from './support/portals.ts';
import { residentBytesOfTree } from './support/processTree.ts';
import type { Result } from './support/report.ts';
import { ensureStockApp } from './support/stockApp.ts';
import { mebibytes, seconds } from './support/units.ts';

/** As many as the figures that were recorded before stand for. */
const SERVICES = 60;

// Starts vary more than memory does, and take seconds where memory takes its minute.
const STARTS = 9;
const MEASURED_IN_MEMORY = 3;
const SETTLED_MS = 60_000;

interface Series {
  portal: Portal;
  readyMs: number[];
  residentBytes: number[];
}

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const stock = await ensureStockApp(context);
  const [ours, peer] = await withCabildo(
    context,
    { services: SERVICES, portal: 'none' },
    async (sandbox, onDetail) => {
      const series = [ourPortal(sandbox), stockPortal(stock, sandbox)].map(
        (portal): Series => ({ portal, readyMs: [], residentBytes: [] }),
      );
      // The databases are made and the files of both are in memory before anything counts.
      for (const { portal } of series) {
        onDetail(`${portal.name}: first start`);
        await withPortal(portal, sandbox, async () => await delay(SETTLED_MS));
      }
      for (let round = 1; round <= STARTS; round++) {
        // Whoever goes first in one round goes second in the next.
        for (const each of round % 2 ? series : series.toReversed()) {
          onDetail(`${each.portal.name}: start ${round} of ${STARTS}`);
          await startOnce(each, sandbox, round <= MEASURED_IN_MEMORY);
        }
      }
      return series;
    },
  );
  return [
    {
      what: 'time to ready',
      unit: seconds,
      ours: ours.readyMs,
      peer: peer.readyMs,
      atMost: 1.1,
    },
    {
      what: 'memory after a minute',
      unit: mebibytes,
      ours: ours.residentBytes,
      peer: peer.residentBytes,
      atMost: 1.2,
    },
  ];
}

async function startOnce(
  series: Series,
  sandbox: PartContext,
  untilSettled: boolean,
): Promise<void> {
  await withPortal(series.portal, sandbox, async (pid, readyMs) => {
    series.readyMs.push(readyMs);
    if (untilSettled) {
      await delay(SETTLED_MS);
      series.residentBytes.push(residentBytesOfTree(pid));
    }
  });
}

runBenchmark({
  name: 'backend',
  withoutBrowser: true,
  peerName: 'stock',
  notes: () => [
    'From the start of the process until its readiness endpoint answers, and resident memory of the process tree 60 s later.',
    'Ours has the sandbox behind it, sixty services in the catalogue and its sweeps running; stock has its examples.',
  ],
  measure,
});
