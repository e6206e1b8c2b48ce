// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PartFailedError } from '../errors.ts';
import { readLinesFrom } from '../log.ts';
import { MARK_VARIABLE } from './descendants.ts';
import { readProcessIdentity } from './identity.ts';
import { type ProcessRecord, removeRecord, writeRecord } from './record.ts';
import { stopProcess } from './stop.ts';

/** @public */
export interface ProcessCommand {
  file: string;
  arguments: readonly string[];
  environment: NodeJS.ProcessEnv;
  directory: string;
  /** Another user to run as; only root may ask for it. */
  user?: { uid: number; gid: number };
}

/** @public */
export interface StartProcessOptions {
  part: string;
  command: ProcessCommand;
  fingerprint: string;
  runDirectory: string;
  logDirectory: string;
  url?: string;
  timeoutMs: number;
  pollMs?: number;
  /** Recognises in its log that it will never become ready. */
  findFailure?: (logLines: readonly string[]) => string | undefined;
  /** Makes log lines readable in the error. */
  readableLog?: (logLines: readonly string[]) => string[];
  /** Asked again and again until it says yes. */
  isReady: (record: ProcessRecord) => Promise<boolean>;
}

const DEFAULT_POLL_MS = 100;
const LOG_LIMIT_BYTES = 20_000_000;

/**
 * Starts a part that outlives this command, and returns once it is ready.
 * Output goes straight to its log file: no pipe of ours can break when we end.
 *
 * @public
 */
export async function startProcess(
  options: StartProcessOptions,
): Promise<ProcessRecord> {
  const {
    part,
    command,
    pollMs = DEFAULT_POLL_MS,
    readableLog = (lines: readonly string[]) => [...lines],
  } = options;
  mkdirSync(options.logDirectory, { recursive: true });
  const logFile = join(options.logDirectory, `${part}.log`);
  const log = openLog(logFile);
  const mark = randomUUID();
  let exit: string | undefined;
  let failure: Error | undefined;
  const child = spawn(command.file, command.arguments, {
    cwd: command.directory,
    detached: true,
    env: { ...command.environment, [MARK_VARIABLE]: mark },
    stdio: ['ignore', log.descriptor, log.descriptor],
    ...command.user,
  });
  closeSync(log.descriptor);
  child.on('error', error => (failure = error));
  child.on('exit', (code, signal) => {
    exit = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  });
  child.unref();

  const failed = (reason: string) => {
    removeRecord(options.runDirectory, part);
    return new PartFailedError({
      part,
      reason,
      logFile,
      logLines: readableLog(readLinesFrom(logFile, log.offset)).slice(-5),
    });
  };

  const identity = child.pid ? readProcessIdentity(child.pid) : undefined;
  if (child.pid === undefined || identity === undefined) {
    // Give the child's own event the chance to say why.
    await delay(DEFAULT_POLL_MS);
    throw failed(failure?.message ?? exit ?? 'could not be started');
  }
  const record: ProcessRecord = {
    part,
    pid: child.pid,
    identity,
    mark,
    fingerprint: options.fingerprint,
    startedAt: new Date().toISOString(),
    url: options.url,
    logFile,
    logOffset: log.offset,
  };
  writeRecord(options.runDirectory, record);

  const deadline = Date.now() + options.timeoutMs;
  while (!(await options.isReady(record))) {
    if (exit) {
      await stopProcess(record);
      throw failed(`${exit} while starting`);
    }
    const reason = options.findFailure?.(readLinesFrom(logFile, log.offset));
    if (reason) {
      await stopProcess(record);
      throw failed(reason);
    }
    if (Date.now() > deadline) {
      await stopProcess(record);
      throw failed(
        `was not ready within ${Math.round(options.timeoutMs / 1000)} s`,
      );
    }
    await delay(pollMs);
  }
  const ready = { ...record, readyAt: new Date().toISOString() };
  writeRecord(options.runDirectory, ready);
  return ready;
}

function openLog(file: string): { descriptor: number; offset: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) {
    renameSync(file, `${file}.1`);
  }
  const descriptor = openSync(file, 'a', 0o600);
  return { descriptor, offset: size > LOG_LIMIT_BYTES ? 0 : size };
}
