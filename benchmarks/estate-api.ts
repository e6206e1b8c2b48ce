// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { withCabildo } from './support/cabildo.ts';
import { multiplyEstate } from './support/estateDatabase.ts';
import { EstateReader } from './support/estateReader.ts';
import { ourPortal, stockPortal, withPortal } from './support/portals.ts';
import { residentBytesOfTree } from './support/processTree.ts';
import type { Result } from './support/report.ts';
import { percentile } from './support/statistics.ts';
import { ensureStockApp, type StockApp } from './support/stockApp.ts';
import {
  stockCatalogue,
  stockToken,
  untilCatalogued,
} from './support/stockCatalogue.ts';
import { measureThroughput, type Throughput } from './support/throughput.ts';
import { mebibytes, milliseconds } from './support/units.ts';

const CLIENTS = 10;
const ROUNDS = 5;
const ROUND_MS = 5_000;
const WARM_UP_MS = 3_000;

const WORKLOADS = 5_000;
const MANY = 20_000;

const NEVER = '{"hours":24}';

interface Served {
  workloads: number;
  rounds: Throughput[];
  residentBytes: number;
}

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const stock = await ensureStockApp(context);
  return await withCabildo(
    context,
    { portal: 'until the world is read' },
    async (part, onDetail) => {
      // What was multiplied is in no account, and is to be served as it was read.
      process.env.APP_CONFIG_estate_sweep_frequency = NEVER;
      process.env.APP_CONFIG_estate_sweep_initialDelay = NEVER;
      process.env.APP_CONFIG_estate_staleAfter = NEVER;
      onDetail('ours, as the world is');
      const few = await serveOurs(part, await multiplyEstate(part, 0));
      onDetail(`ours, ${WORKLOADS}`);
      const ours = await serveOurs(part, await multiplyEstate(part, WORKLOADS));
      onDetail(`stock, ${ours.workloads}`);
      const peer = await serveStock(part, stock, ours.workloads);
      onDetail(`ours, ${MANY}`);
      const many = await serveOurs(part, await multiplyEstate(part, MANY));
      return report({ few, ours, peer, many });
    },
  );
}

async function serveOurs(
  part: PartContext,
  workloads: number,
): Promise<Served> {
  const portal = ourPortal(part);
  return await withPortal(portal, part, async pid => {
    const reader = await EstateReader.signIn(portal.url);
    const rounds = await measureRounds(`${portal.url}/api/estate/snapshot`, {
      ...reader.headers,
      'accept-encoding': 'gzip, br',
    });
    return { workloads, rounds, residentBytes: residentBytesOfTree(pid) };
  });
}

/** All components in one answer, as the estate gives all its workloads. */
async function serveStock(
  part: PartContext,
  stock: StockApp,
  components: number,
): Promise<Throughput[]> {
  const portal = stockPortal(
    stock,
    part,
    stockCatalogue(part.layout.state, components),
  );
  return await withPortal(portal, part, async () => {
    await untilCatalogued(portal.url, components);
    return await measureRounds(
      `${portal.url}/api/catalog/entities/by-query?filter=kind=component&limit=${components}`,
      {
        authorization: `Bearer ${await stockToken(portal.url)}`,
        'accept-encoding': 'gzip, br',
      },
    );
  });
}

async function measureRounds(
  url: string,
  headers: Record<string, string>,
): Promise<Throughput[]> {
  const ask = async (duration: number) =>
    await measureThroughput({
      url,
      headers,
      clients: CLIENTS,
      milliseconds: duration,
    });
  await ask(WARM_UP_MS);
  const rounds: Throughput[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await ask(ROUND_MS));
  }
  return rounds;
}

function report(measured: {
  few: Served;
  ours: Served;
  peer: Throughput[];
  many: Served;
}): Result[] {
  const { few, ours, peer, many } = measured;
  const slowest = (rounds: Throughput[]) =>
    rounds.map(({ latencies }) => percentile(latencies, 99));
  // Bounds say what may be at most, so that it is the time for a request that is compared.
  const interval = (rounds: Throughput[]) =>
    rounds.map(({ requestsPerSecond }) => 1000 / requestsPerSecond);
  const label = (served: Served) => served.workloads.toLocaleString('en-US');
  return [
    {
      what: `${label(
        ours,
      )} workloads, time for a request of ${CLIENTS} clients`,
      unit: milliseconds,
      ours: interval(ours.rounds),
      peer: interval(peer),
      atMost: 1 / 20,
    },
    {
      what: 'p99',
      unit: milliseconds,
      ours: slowest(ours.rounds),
      peer: slowest(peer),
      atMost: 0.1,
    },
    {
      what: `p99 with ${label(many)}, against ${label(ours)}`,
      unit: milliseconds,
      ours: slowest(many.rounds),
      peer: slowest(ours.rounds),
      atMost: 2,
    },
    {
      what: `memory for ${label(ours)}, more than for ${label(few)}`,
      unit: mebibytes,
      ours: [ours.residentBytes - few.residentBytes],
      atMost: 64 * 2 ** 20,
    },
    {
      what: `memory for ${label(many)}`,
      unit: mebibytes,
      ours: [many.residentBytes - few.residentBytes],
      atMost: 128 * 2 ** 20,
    },
  ];
}

runBenchmark({
  name: 'estate-api',
  peerName: 'by-query',
  notes: () => [
    `${CLIENTS} clients ask for the whole estate, and of stock's catalogue for as many components, for ${
      ROUND_MS / 1000
    } s, ${ROUNDS} times.`,
    "The sandbox's 420 workloads, each several times under other names.",
  ],
  measure,
});
