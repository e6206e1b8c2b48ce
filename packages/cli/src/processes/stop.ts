// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';
import { findMarkedProcesses, isGroupAlive } from './descendants.ts';
import { readProcessIdentity } from './identity.ts';
import { isRecordAlive, type ProcessRecord } from './record.ts';

/** How stopping went. `killed` means it ignored the request to stop. @public */
export type StopOutcome = 'not running' | 'stopped' | 'killed';

/** @public */
export interface StopProcessOptions {
  /** The signal the part takes as a request to finish. */
  signal?: NodeJS.Signals;
  /** How long it may take before it is killed. */
  timeoutMs?: number;
}

const POLL_MS = 25;

/**
 * Stops a recorded process and everything it started, and nothing else: a pid that meanwhile belongs to
 * another process is left alone.
 *
 * @public
 */
export async function stopProcess(
  record: ProcessRecord,
  options: StopProcessOptions = {},
): Promise<StopOutcome> {
  const { signal = 'SIGTERM', timeoutMs = 10_000 } = options;
  let outcome: StopOutcome = 'not running';
  if (isRecordAlive(record)) {
    sendSignal(record.pid, signal);
    outcome = (await waitUntilGone(() => !isRecordAlive(record), timeoutMs))
      ? 'stopped'
      : 'killed';
    // The process leads a group of its own. While a member lives the kernel gives its number to nobody else,
    // so this reaches what the part left behind, or the part itself when it did not stop.
    sendSignal(-record.pid, 'SIGKILL');
    await waitUntilGone(() => !isGroupAlive(record.pid), timeoutMs);
  }
  await stopMarkedProcesses(record.mark);
  return outcome;
}

/** Stops what a part left behind when it ended by itself. @public */
export async function stopMarkedProcesses(mark: string): Promise<number> {
  const left = findMarkedProcesses(mark);
  const alive = () =>
    left.filter(({ pid, identity }) => readProcessIdentity(pid) === identity);
  for (const { pid } of left) {
    sendSignal(pid, 'SIGTERM');
  }
  if (!(await waitUntilGone(() => alive().length === 0, 2_000))) {
    for (const { pid } of alive()) {
      sendSignal(pid, 'SIGKILL');
    }
    await waitUntilGone(() => alive().length === 0, 2_000);
  }
  return left.length;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function waitUntilGone(
  gone: () => boolean,
  timeoutMs: number,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (!gone()) {
    if (Date.now() > deadline) {
      return false;
    }
    await delay(POLL_MS);
  }
  return true;
}
