// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { readTextIfPresent } from './files.ts';

/** Whether a port of the loopback interface can be listened on. @public */
export async function isPortFree(port: number): Promise<boolean> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') {
        resolve(false);
      } else {
        reject(error);
      }
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** A port the operating system chooses. @public */
export async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('The operating system gave no port')),
      );
    });
  });
}

/**
 * A base port from which a whole row is free, for runs that must not meet a running Cabildo.
 *
 * @public
 */
export async function findFreePortRow(
  from: number,
  count: number,
): Promise<number> {
  for (let base = from; base + count < 65_000; base += 100) {
    const row = Array.from({ length: count }, (_, index) => base + index);
    const free = await Promise.all(row.map(isPortFree));
    if (free.every(Boolean)) {
      return base;
    }
  }
  throw new Error(`No ${count} free ports in a row above ${from}`);
}

/**
 * The socket inodes that listen on a port, from the text of `/proc/net/tcp` or `tcp6`.
 *
 * @public
 */
export function parseListeningInodes(text: string, port: number): string[] {
  const LISTEN = '0A';
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return text
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(
      fields => fields[1]?.split(':')[1] === wanted && fields[3] === LISTEN,
    )
    .map(fields => fields[9]);
}

/**
 * Says who listens on a port, as far as this user may know: `process 123 (node server.js)`.
 *
 * @public
 */
export function findPortHolder(port: number): string | undefined {
  const pid =
    process.platform === 'linux'
      ? findHolderInProc(port)
      : findHolderWithLsof(port);
  return pid === undefined ? undefined : describeProcess(pid);
}

function findHolderInProc(port: number): number | undefined {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file =>
    parseListeningInodes(readTextIfPresent(file) ?? '', port),
  );
  const sockets = new Set(inodes.map(inode => `socket:[${inode}]`));
  if (sockets.size === 0) {
    return undefined;
  }
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .find(pid => openFilesOf(pid).some(target => sockets.has(target)));
}

function openFilesOf(pid: number): string[] {
  const directory = `/proc/${pid}/fd`;
  return whenVisible(() => readdirSync(directory), []).map(name =>
    whenVisible(() => readlinkSync(`${directory}/${name}`), ''),
  );
}

/** Another user's process, or one that just ended or closed a file, shows nothing. */
function whenVisible<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function findHolderWithLsof(port: number): number | undefined {
  try {
    const output = execFileSync(
      'lsof',
      ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return Number(output.split('\n')[0]) || undefined;
  } catch {
    // lsof is absent or may not see the process; the message does without the name.
    return undefined;
  }
}

function describeProcess(pid: number): string {
  let command = '';
  if (process.platform === 'linux') {
    command = (readTextIfPresent(`/proc/${pid}/cmdline`) ?? '')
      .split('\0')
      .join(' ')
      .trim();
  }
  const short = command.length > 80 ? `${command.slice(0, 79)}…` : command;
  return short ? `process ${pid} (${short})` : `process ${pid}`;
}
