// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { readTextIfPresent } from '../files.ts';
import { onInterrupt } from '../interruption.ts';
import { findFreePort } from '../ports.ts';
import { startProcess } from '../processes/start.ts';
import { readRecord, removeRecord } from '../processes/record.ts';
import { stopProcess } from '../processes/stop.ts';
import { baseEnvironment } from '../parts/environment.ts';
import { withExitCode } from './results/combine.ts';
import { listJestFailures, parseJest } from './results/parse.ts';
import type { Suite, SuiteContext } from './types.ts';

/** The tests of the Backstage packages, against a PostgreSQL of their own. @public */
export const unitSuite: Suite = {
  name: 'unit',
  title: 'Tests of the Backstage packages (jest)',
  needs: ['packages'],
  run: async context => {
    const database = await startDatabase(context);
    try {
      const output = join(context.directory, 'jest.json');
      const code = await context.run(
        [
          'yarn',
          'backstage-cli',
          'repo',
          'test',
          '--watchAll=false',
          '--ci',
          '--maxWorkers=2',
          // A page that people type into takes seconds in jsdom; on a busy machine more than jest's five.
          '--testTimeout=30000',
          '--json',
          `--outputFile=${output}`,
        ],
        {
          environment: {
            ...context.environment,
            BACKSTAGE_TEST_DISABLE_DOCKER: '1',
            // Testing Library prints the page into every failure; the log stays readable without.
            DEBUG_PRINT_LIMIT: '0',
            BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
              database.connectionString,
          },
        },
      );
      const json = readTextIfPresent(output);
      // Last in the log, and so in what is shown of a failure.
      for (const failure of json ? listJestFailures(json) : []) {
        context.log(`failed: ${failure}`);
      }
      return withExitCode(json ? parseJest(json) : undefined, code);
    } finally {
      await database.stop();
    }
  },
};

const PART = 'test-postgres';

async function startDatabase(context: SuiteContext): Promise<{
  connectionString: string;
  stop: () => Promise<void>;
}> {
  const { PostgresServer } = await import('../postgres/PostgresServer.ts');
  // What an earlier, killed run may have left.
  const left = readRecord(context.directory, PART);
  if (left) {
    await stopProcess(left, { signal: 'SIGINT' });
  }
  const server = new PostgresServer({
    home: join(context.directory, 'postgres'),
    port: await findFreePort(),
    password: 'test',
    durable: false,
  });
  server.remove();
  await server.initialise();
  const stop = async () => {
    const record = readRecord(context.directory, PART);
    if (record) {
      await stopProcess(record, { signal: 'SIGINT' });
      removeRecord(context.directory, PART);
    }
    server.remove();
  };
  const forget = onInterrupt(stop);
  await startProcess({
    part: PART,
    command: { ...server.command(), environment: baseEnvironment() },
    fingerprint: '',
    runDirectory: context.directory,
    logDirectory: context.directory,
    timeoutMs: 60_000,
    isReady: () => server.isReady(),
  });
  return {
    connectionString: server.connectionString,
    stop: async () => {
      forget();
      await stop();
    },
  };
}
