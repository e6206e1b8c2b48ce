// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../../..');
const STATE = process.env.CABILDO_STATE_DIR ?? join(ROOT, '.cabildo');
const PORT = Number(process.env.CABILDO_PORT ?? 7007);

/** The Git host of the Cabildo under test. */
export const GIT_URL = `http://localhost:${PORT + 3}`;

/** The port behind which the services of the Cabildo under test answer. */
export const EDGE_PORT = PORT + 5;

/** Types a command of `./cabildo` as a person does; returns what it says. */
export async function cabildo(...words: string[]): Promise<string> {
  const { stdout } = await run(join(ROOT, 'cabildo'), words);
  return stdout;
}

/** The process of a part, which is another one after a restart. */
export function processOf(part: string): number {
  const file = join(STATE, 'run', `${part}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).pid;
}

/**
 * Ends one part as a crash of it would, and returns when it has gone.
 *
 * @param signal - PostgreSQL ends at SIGINT without waiting for who is connected
 */
export async function endPart(
  part: string,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  const pid = processOf(part);
  process.kill(pid, signal);
  await expect
    .poll(() => isAlive(pid), { message: `${part} ends` })
    .toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process.
    return false;
  }
}

/** An answer of a service, as citizens get it. */
export interface ServiceAnswer {
  status: number;
  body: unknown;
}

/** Asks a service at its address. As in a browser, names below `localhost` are this machine. */
export async function ask(address: string): Promise<ServiceAnswer> {
  return await new Promise((resolve, reject) => {
    const request = get(
      address,
      {
        agent: false,
        lookup: (_host, { all }, done) =>
          all
            ? done(null, [{ address: '127.0.0.1', family: 4 }])
            : done(null, '127.0.0.1', 4),
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () => {
          const isJson = response.headers['content-type']?.includes('json');
          resolve({
            status: response.statusCode ?? 0,
            body: isJson ? JSON.parse(text) : text,
          });
        });
      },
    );
    request.on('error', reject);
  });
}

/**
 * Asks a service again and again, as citizens do.
 *
 * @returns stops asking, and gives the statuses of all answers; 0 where there was none.
 */
export function keepAsking(address: string): () => Promise<number[]> {
  const stop = new AbortController();
  const statuses: number[] = [];
  const asking = askUntil(address, stop.signal, statuses);
  return async () => {
    stop.abort();
    await asking;
    return statuses;
  };
}

async function askUntil(
  address: string,
  signal: AbortSignal,
  statuses: number[],
): Promise<void> {
  try {
    for await (const _ of setInterval(250, undefined, { signal })) {
      const answer = await ask(address).catch(() => undefined);
      statuses.push(answer?.status ?? 0);
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}
