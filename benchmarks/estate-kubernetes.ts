// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import { addresses } from '@cabildo/cli/src/parts/environment.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { signIn, withPage } from './support/browser.ts';
import { withCabildo } from './support/cabildo.ts';
import { withCountingProxy } from './support/countingProxy.ts';
import { EstateReader, READER } from './support/estateReader.ts';
import {
  controlPlane,
  findScaledDeployment,
  scale,
  splitCluster,
  type ControlPlane,
} from './support/kubernetes.ts';
import { ourPortal, withPortal } from './support/portals.ts';
import type { Result } from './support/report.ts';
import { count, seconds } from './support/units.ts';

/** For how long calls are counted; fewer for a quick look. */
const MINUTES = Number(process.env.CABILDO_BENCH_MINUTES ?? 10);

const SERVICES = 60;
const CLUSTERS = 4;
const VIEWERS = 50;
const CHANGES = 20;

// Of a page of the stock plugin that is open: each ten seconds a call for each of 15 kinds of objects.
const STOCK_CALLS_A_MINUTE = 6 * 15;

async function measure(context: BenchmarkContext): Promise<Result[]> {
  return await withCabildo(
    context,
    { services: SERVICES, kubernetes: true, portal: 'none' },
    async (part, onDetail) => {
      const plane = controlPlane(part);
      return await withCountingProxy(plane, async proxy => {
        await splitCluster(part, plane, {
          url: proxy.url,
          clusters: CLUSTERS,
        });
        return await withPortal(ourPortal(part), part, async () => {
          onDetail('scaling a Deployment');
          const changes = await timeChanges(part, plane);
          onDetail(`counting calls for ${MINUTES} min`);
          const before = proxy.count();
          await withViewers(part, () => delay(MINUTES * 60_000));
          const calls = (proxy.count() - before) / MINUTES;
          return [
            {
              what: `calls to ${CLUSTERS} clusters a minute, ${VIEWERS} viewers`,
              unit: count,
              ours: [Math.round(calls)],
              peer: [VIEWERS * CLUSTERS * STOCK_CALLS_A_MINUTE],
              atMost: 60 / (VIEWERS * CLUSTERS * STOCK_CALLS_A_MINUTE),
            },
            changes,
          ];
        });
      });
    },
  );
}

/** From the API server's answer to who scales a Deployment until an open page says how many Pods it is to have. */
async function timeChanges(
  part: PartContext,
  plane: ControlPlane,
): Promise<Result> {
  const deployment = await findScaledDeployment(plane);
  const times: number[] = [];
  await withPage(addresses(part).portal, async page => {
    await signIn(page, READER);
    await page.goto(`/estate?q=${deployment.name}&runtime=kubernetes`);
    const says = (words: string) =>
      page.getByRole('img', { name: words }).waitFor();
    for (let change = 0; change < CHANGES; change++) {
      const replicas = deployment.min + (change % 2 === 0 ? 1 : 0);
      const before = deployment.min + (change % 2 === 0 ? 0 : 1);
      await says(`${before} running, ${before} desired`);
      await scale(plane, deployment, replicas);
      const startedAt = performance.now();
      await says(`, ${replicas} desired`);
      times.push(performance.now() - startedAt);
    }
  });
  return {
    what: `a Deployment is scaled, until it is seen, slowest of ${CHANGES}`,
    unit: seconds,
    ours: [Math.max(...times)],
    atMost: 2_000,
  };
}

async function withViewers(
  part: PartContext,
  work: () => Promise<void>,
): Promise<void> {
  const { portal } = addresses(part);
  const reader = await EstateReader.signIn(portal);
  const leaving = new AbortController();
  for (let viewer = 0; viewer < VIEWERS; viewer++) {
    await reader.view(portal, leaving.signal);
  }
  try {
    await work();
  } finally {
    leaving.abort();
  }
}

runBenchmark({
  name: 'estate-kubernetes',
  peerName: 'stock, reckoned',
  notes: () => [
    `One control plane of Kubernetes, known to the portal as ${CLUSTERS} clusters with some of its namespaces each; counted between the two.`,
    'Stock is reckoned and not run: each open page of its plugin asks each cluster for 15 kinds every ten seconds.',
  ],
  measure,
});
