// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandError } from '../errors.ts';
import { onInterrupt } from '../interruption.ts';
import { readLinesFrom } from '../log.ts';

/** @public */
export interface RunLoggedOptions {
  directory: string;
  logFile: string;
  environment?: NodeJS.ProcessEnv;
  /** The newest line of output, while it runs. */
  onDetail?: (line: string) => void;
  /** Lines of output shown in the error. */
  tail?: number;
  remedy?: string;
  /** What to do instead when the output matches. */
  remedies?: readonly { pattern: RegExp; remedy: string }[];
}

const DETAIL_MS = 500;

/** Runs a command with its output in a log file; returns its exit code. @public */
export async function runToLog(
  command: readonly [string, ...string[]],
  options: RunLoggedOptions,
): Promise<number> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const descriptor = openSync(options.logFile, 'a');
  const offset = statSync(options.logFile).size;
  const [file, ...commandArguments] = command;
  const child = spawn(file, commandArguments, {
    cwd: options.directory,
    env: options.environment ?? process.env,
    stdio: ['ignore', descriptor, descriptor],
    // A group of its own, so that an interruption reaches its children too.
    detached: true,
  });
  closeSync(descriptor);
  const forget = onInterrupt(async () => stopGroup(child.pid));
  const timer = setInterval(() => {
    const line = readLinesFrom(options.logFile, offset).at(-1);
    if (line) {
      options.onDetail?.(line.trim());
    }
  }, DETAIL_MS);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', error =>
        reject(
          new CommandError(`${file} could not be run: ${error.message}`, {
            cause: error,
          }),
        ),
      );
      // 128 + signal number is how a shell reports it; the exact signal is of no use here.
      child.on('close', code => resolve(code ?? 128));
    });
  } finally {
    clearInterval(timer);
    forget();
  }
}

function stopGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, 'SIGTERM');
    }
  } catch (error) {
    // It ended by itself just now.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

/** Runs a command that must succeed; its last lines explain a failure. @public */
export async function runLogged(
  what: string,
  command: readonly [string, ...string[]],
  options: RunLoggedOptions,
): Promise<void> {
  const offset = statSync(options.logFile, { throwIfNoEntry: false })?.size;
  const code = await runToLog(command, options);
  if (code !== 0) {
    const lines = readLinesFrom(options.logFile, offset ?? 0);
    const known = options.remedies?.find(({ pattern }) =>
      lines.some(line => pattern.test(line)),
    );
    throw new CommandError(`${what} failed: ${command[0]} ended with ${code}`, {
      details: lines.slice(-(options.tail ?? 8)),
      remedy:
        known?.remedy ?? options.remedy ?? `The whole log: ${options.logFile}`,
    });
  }
}
