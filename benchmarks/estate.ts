// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PartContext } from '@cabildo/cli/src/parts/types.ts';
import { addresses } from '@cabildo/cli/src/parts/environment.ts';
import { callsAMinute, countCalls, stopTask } from './support/aws.ts';
import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { signIn, withPage } from './support/browser.ts';
import { withCabildo } from './support/cabildo.ts';
import { isFollowed, untilEach } from './support/coverage.ts';
import { forgetEstate } from './support/estateDatabase.ts';
import { EstateReader, READER } from './support/estateReader.ts';
import { ourPortal, replicaOf, withPortal } from './support/portals.ts';
import type { Result } from './support/report.ts';
import { count, seconds } from './support/units.ts';

/** About 5,000 workloads; fewer for a quick look. */
const SERVICES = Number(process.env.CABILDO_BENCH_SERVICES ?? 3400);

/** What is read each hour is counted too; fewer for a quick look. */
const MINUTES = Number(process.env.CABILDO_BENCH_MINUTES ?? 60);

/** From one sweep to the next. */
const WATCHED_MINUTES = Math.min(MINUTES, 15);
const VIEWERS = 50;
const STOPS = 20;

/** A service with one task. */
const STOPPED = {
  account: '120000000003',
  cluster: 'cabildo-dev',
  service: 'blood-donors-api',
};

// What is known of one workload, asked as a page of it would: its service, task definition, target group, target health,
// seven metrics, alarms, scalable target, policies, activities, pipeline and certificate.
const APIS_A_WORKLOAD = 17;

async function measure(context: BenchmarkContext): Promise<Result[]> {
  // As in production: the sandbox sweeps more often than it needs to.
  process.env.APP_CONFIG_estate_sweep_frequency = '{"minutes":1}';
  process.env.APP_CONFIG_estate_sweep_frequencyWhileHearing = '{"minutes":15}';
  process.env.APP_CONFIG_estate_sweep_frequencyOfSeldom = '{"hours":1}';
  return await withCabildo(
    context,
    { services: SERVICES, portal: 'none' },
    async (part, onDetail) => {
      await forgetEstate(part);
      const { aws, portal } = addresses(part);
      const before = await countCalls(aws);
      return await withPortal(ourPortal(part), part, async () => {
        const reader = await EstateReader.signIn(portal);
        onDetail('waiting for the first sweep');
        await untilEach(reader, part, ({ state }) => state === 'ok');
        const coldCalls = (await countCalls(aws)) - before;
        const workloads = await countWorkloads(reader, portal);
        onDetail('waiting until all is heard');
        await untilEach(reader, part, isFollowed);
        onDetail('stopping tasks');
        const stops = await stopTasks(part);
        const naive = [workloads * APIS_A_WORKLOAD];
        const calls = (what: string, ours: number, atMost: number) => ({
          what,
          unit: count,
          ours: [ours],
          peer: naive,
          atMost,
        });
        onDetail(`counting calls for ${MINUTES} min`);
        const alone = await callsAMinute(aws, MINUTES);
        onDetail(`counting calls with ${VIEWERS} viewers`);
        const watched = await callsWithViewers(part);
        return [
          calls(`${workloads} workloads, first sweep`, coldCalls, 1 / 45),
          calls('calls to AWS a minute, then', alone, 1 / 400),
          calls(`the same, ${VIEWERS} viewers at 3 replicas`, watched, 1 / 400),
          stops,
        ];
      });
    },
  );
}

async function countWorkloads(
  reader: EstateReader,
  portal: string,
): Promise<number> {
  const response = await reader.get(portal, '/snapshot');
  const { totals } = (await response.json()) as {
    totals: { workloads: number };
  };
  return totals.workloads;
}

/** From the command that stops a service's only task until an open page says that the service is down. */
async function stopTasks(part: PartContext): Promise<Result> {
  const times: number[] = [];
  await withPage(addresses(part).portal, async page => {
    await signIn(page, READER);
    await page.goto(`/estate?q=${STOPPED.service}&environment=dev`);
    // A link leads from it only once the catalogue knows it.
    const row = page.getByRole('row').filter({
      has: page.getByText(STOPPED.service, { exact: true }),
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

/** Viewers keep their pages open at three replicas, a third of them at each. */
async function callsWithViewers(part: PartContext): Promise<number> {
  const replicas = [1, 2].map(number => replicaOf(ourPortal(part), number));
  const [second, third] = replicas;
  return await withPortal(second, part, () =>
    withPortal(third, part, async () => {
      const { portal, aws } = addresses(part);
      const reader = await EstateReader.signIn(portal);
      const leaving = new AbortController();
      const portals = [portal, second.url, third.url];
      for (let viewer = 0; viewer < VIEWERS; viewer++) {
        await reader.view(portals[viewer % portals.length], leaving.signal);
      }
      try {
        return await callsAMinute(aws, WATCHED_MINUTES);
      } finally {
        leaving.abort();
      }
    }),
  );
}

runBenchmark({
  name: 'estate',
  peerName: 'one call each',
  notes: () => [
    `${SERVICES} services. "One call each": ${APIS_A_WORKLOAD} for each workload, once, or once a minute.`,
    'The first sweep leaves out the pipelines, one call each; the next one, a minute later, reads them.',
  ],
  measure,
});
