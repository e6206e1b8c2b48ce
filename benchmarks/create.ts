// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { runBenchmark, type BenchmarkContext } from './support/benchmark.ts';
import { signIn, withPage } from './support/browser.ts';
import { withCabildo } from './support/cabildo.ts';
import { createUntilHealthy, type NewService } from './support/newService.ts';
import type { Result } from './support/report.ts';
import { seconds } from './support/units.ts';

/** As many as the figures that were recorded before stand for. */
const SERVICES = 60;

const REPETITIONS = 3;
const BOUND_MS = 90_000;

const LANGUAGES: Readonly<Record<string, NewService['language']>> = {
  typescript: 'Node.js with TypeScript',
  python: 'Python',
};

async function measure(context: BenchmarkContext): Promise<Result[]> {
  const times = new Map<string, number[]>(
    Object.keys(LANGUAGES).map(key => [key, []]),
  );
  await withCabildo(
    context,
    { services: SERVICES, portal: 'to the end' },
    async ({ ports }, onDetail) => {
      await withPage(`http://localhost:${ports.portal}`, async page => {
        await signIn(page, 'Ana Rojas');
        for (let round = 1; round <= REPETITIONS; round++) {
          for (const [key, language] of Object.entries(LANGUAGES)) {
            const name = `medicion-${key}-${round}`;
            onDetail(`creating ${name}`);
            times
              .get(key)!
              .push(await createUntilHealthy(page, { name, language }));
          }
        }
      });
    },
  );
  return [...times].map(([key, ours]) => ({
    what: LANGUAGES[key],
    unit: seconds,
    ours,
    atMost: BOUND_MS,
  }));
}

runBenchmark({
  name: 'create',
  notes: () => [
    "From the click on Create until the service's page shows its dev workload as healthy, in Chromium.",
  ],
  measure,
});
