// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  addresses,
  baseEnvironment,
} from '@cabildo/cli/src/parts/environment.ts';
import type { PartContext } from '@cabildo/cli/src/parts/types.ts';

const run = promisify(execFile);

const MINUTE_MS = 60_000;

/** How many calls the sandbox's AWS has answered since it started. @public */
export async function countCalls(aws: string): Promise<number> {
  const response = await fetch(`${aws}/_sandbox/calls`);
  const { total } = (await response.json()) as { total: number };
  return total;
}

/**
 * Calls a minute, over some minutes: not the median of them, which would leave
 * out what is called seldom and then much.
 *
 * @public
 */
export async function callsAMinute(
  aws: string,
  minutes: number,
): Promise<number> {
  const before = await countCalls(aws);
  await delay(minutes * MINUTE_MS);
  return Math.round(((await countCalls(aws)) - before) / minutes);
}

/** One ECS service, as its account names it. @public */
export interface ServicePlace {
  account: string;
  cluster: string;
  service: string;
}

/** Stops the first task of a service, as somebody at a terminal does. @public */
export async function stopTask(
  part: PartContext,
  place: ServicePlace,
): Promise<void> {
  const { cluster, service } = place;
  const ecs = async (...words: string[]) => {
    const { stdout } = await run(
      join(part.layout.venv, 'bin/aws'),
      ['--endpoint-url', addresses(part).aws, 'ecs', ...words],
      {
        env: {
          ...baseEnvironment(),
          AWS_ACCESS_KEY_ID: place.account,
          AWS_SECRET_ACCESS_KEY: 'sandbox',
          AWS_DEFAULT_OUTPUT: 'json',
          AWS_DEFAULT_REGION: 'us-east-1',
        },
      },
    );
    return JSON.parse(stdout);
  };
  const { taskArns } = await ecs(
    ...['list-tasks', '--cluster', cluster, '--service-name', service],
  );
  await ecs('stop-task', '--cluster', cluster, '--task', taskArns[0]);
}
