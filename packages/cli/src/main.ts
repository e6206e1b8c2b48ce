// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

// Runs before the first `yarn install`: only Node's own modules may be imported from here, directly or not.
// Whatever needs a package is loaded by a dynamic import when its turn comes.
import { parseArgs } from 'node:util';
import { HELP } from './commands/help.ts';
import { formatError, UsageError } from './errors.ts';
import { currentLayout } from './layout.ts';

function parseCommandLine(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      allowNegative: true,
      options: {
        port: { type: 'string' },
        services: { type: 'string' },
        seed: { type: 'string' },
        kubernetes: { type: 'boolean' },
        yes: { type: 'boolean', short: 'y' },
        follow: { type: 'boolean', short: 'f' },
        minutes: { type: 'string' },
        since: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // parseArgs explains at length how to quote; its first sentence is what helps.
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

// Options of each command, so that a misplaced one is an error and not ignored.
const OPTIONS: Record<string, readonly string[]> = {
  up: ['port', 'services', 'seed', 'kubernetes'],
  develop: [],
  down: [],
  reset: ['yes'],
  status: [],
  logs: ['follow'],
  load: ['minutes', 'since'],
  test: ['list'],
  bench: [],
  help: [],
};

const POSITIONALS: Record<string, number> = {
  logs: 1,
  load: 2,
  bench: 1,
  test: Number.POSITIVE_INFINITY,
};

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(argv);
  const [command = 'help', ...rest] = positionals;
  if (values.help || command === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  if (!Object.hasOwn(OPTIONS, command)) {
    throw new UsageError(`There is no command '${command}'`);
  }
  const foreign = Object.keys(values).find(
    name => !OPTIONS[command].includes(name),
  );
  if (foreign) {
    throw new UsageError(`${command} has no option --${foreign}`);
  }
  if (rest.length > (POSITIONALS[command] ?? 0)) {
    throw new UsageError(`${command} does not take '${rest.at(-1)}'`);
  }
  const layout = currentLayout();
  switch (command) {
    case 'up':
      await (await import('./commands/up.ts')).up(layout, values);
      return 0;
    case 'develop':
      return await (await import('./commands/develop.ts')).develop(layout);
    case 'down':
      await (await import('./commands/down.ts')).down(layout);
      return 0;
    case 'reset':
      await (await import('./commands/reset.ts')).reset(layout, values);
      return 0;
    case 'status':
      return (await import('./commands/status.ts')).status(layout);
    case 'logs': {
      const { logs } = await import('./commands/logs.ts');
      await logs(layout, { part: rest[0], follow: values.follow });
      return 0;
    }
    case 'load': {
      const { load } = await import('./commands/load.ts');
      const [service, rate] = rest;
      const { minutes, since } = values;
      await load(layout, { service, rate, minutes, since });
      return 0;
    }
    case 'test': {
      const { test } = await import('./commands/test.ts');
      return await test(layout, { suites: rest, list: values.list });
    }
    default: {
      const { bench } = await import('./commands/bench.ts');
      return await bench(layout, rest[0]);
    }
  }
}

const debug = process.env.CABILDO_DEBUG === '1';
// Written to a pipe whose reader has left, for example `./cabildo logs | head`.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    throw error;
  }
  process.exit(0);
});
run(process.argv.slice(2)).then(
  exitCode => {
    process.exitCode = exitCode;
  },
  error => {
    process.stderr.write(`${formatError(error, debug)}\n`);
    process.exitCode = 1;
  },
);
