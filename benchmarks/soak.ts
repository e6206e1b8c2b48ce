// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import { addresses } from '@cabildo/cli/src/parts/environment.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { withCabildo } from './support/cabildo.ts';
import { EstateReader } from './support/estateReader.ts';
import { ourPortal, withPortal } from './support/portals.ts';
import { residentBytesOfTree } from './support/processTree.ts';
import type { Result } from './support/report.ts';
import { slope, summarise } from './support/statistics.ts';
import { growth, mebibytes } from './support/units.ts';

/** Fewer for a quick look. */
const MINUTES = Number(process.env.CABILDO_BENCH_MINUTES ?? 120);

/** Until caches are full and what only the start needed is given back. */
const WARM_UP_MINUTES = Math.min(Math.floor(MINUTES / 2), 20);
const MINUTE_MS = 60_000;
const VIEWERS = 10;
/** Sooner than what they are signed in with ends. */
const SIGNED_IN_MINUTES = 30;

async function measure(context: BenchmarkContext): Promise<Result[]> {
  return await withCabildo(
    context,
    { portal: 'none' },
    async (part, onDetail) => {
      return await withPortal(ourPortal(part), part, async pid => {
        const memory: number[] = [];
        let leave = () => {};
        for (let minute = 0; minute < MINUTES; minute++) {
          if (minute % SIGNED_IN_MINUTES === 0) {
            leave();
            leave = await viewers(addresses(part).portal);
          }
          await delay(MINUTE_MS);
          memory.push(residentBytesOfTree(pid));
          onDetail(`minute ${minute}: ${mebibytes(memory[minute])}`);
        }
        leave();
        return [growthOf(memory.slice(WARM_UP_MINUTES))];
      });
    },
  );
}

/** Opens the estate for some viewers; the answer makes them leave. */
async function viewers(portal: string): Promise<() => void> {
  const reader = await EstateReader.signIn(portal);
  const leaving = new AbortController();
  for (let viewer = 0; viewer < VIEWERS; viewer++) {
    await reader.view(portal, leaving.signal);
  }
  return () => leaving.abort();
}

function growthOf(memory: number[]): Result {
  const { median } = summarise(memory);
  return {
    what: `growth of memory in an hour, of ${mebibytes(median)}`,
    unit: growth,
    ours: [(slope(memory) * 60) / median],
    atMost: 0.01,
  };
}

runBenchmark({
  name: 'soak',
  notes: () => [
    `${MINUTES} minutes with ${VIEWERS} viewers, sweeps every 15 s as the sandbox has them; the first ${WARM_UP_MINUTES} do not count.`,
  ],
  measure,
});
