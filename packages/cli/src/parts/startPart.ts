// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, hashText, listFiles } from '../files.ts';
import { findReadyLine, readLinesFrom } from '../log.ts';
import {
  isRecordAlive,
  type ProcessRecord,
  readRecord,
} from '../processes/record.ts';
import { type ProcessCommand, startProcess } from '../processes/start.ts';
import { stopMarkedProcesses, stopProcess } from '../processes/stop.ts';
import type { Part, PartContext } from './types.ts';

/** @public */
export type PartState =
  | 'running'
  | 'starting'
  | 'finished'
  | 'dead'
  | 'stopped';

/** How a part is doing, from its record and its log. @public */
export function partState(
  part: Part,
  record: ProcessRecord | undefined,
): PartState {
  if (!record) {
    return 'stopped';
  }
  if (isRecordAlive(record)) {
    return record.readyAt ? 'running' : 'starting';
  }
  return part.finishes && hasFinished(record) ? 'finished' : 'dead';
}

function hasFinished(record: ProcessRecord): boolean {
  return readLinesFrom(record.logFile, record.logOffset).includes('done');
}

/** What `up` did about a part. @public */
export type StartOutcome =
  | 'started'
  | 'already running'
  | 'already done'
  | 'done again'
  | 'restarted: it had died'
  | 'restarted: it changed'
  | 'restarted: it had not become ready';

const RESTARTED: Partial<Record<PartState, StartOutcome>> = {
  dead: 'restarted: it had died',
  starting: 'restarted: it had not become ready',
  finished: 'done again',
};

/**
 * Makes sure a part runs in its present form: keeps it, starts it, or replaces one that died or changed.
 *
 * @public
 */
export async function ensurePart(
  part: Part,
  context: PartContext,
): Promise<StartOutcome> {
  const { run, logs } = context.layout;
  const record = readRecord(run, part.name);
  const state = partState(part, record);
  const command = await part.command(context);
  const fingerprint = fingerprintOf(part, command, context);
  let outcome: StartOutcome = 'started';

  if (record) {
    const same = record.fingerprint === fingerprint;
    if (state === 'running' && same) {
      return 'already running';
    }
    if (state === 'finished' && same) {
      return 'already done';
    }
    outcome = RESTARTED[state] ?? 'restarted: it changed';
    await stopProcess(record, {
      signal: part.stopSignal,
      timeoutMs: part.stopTimeoutMs,
    });
    await stopMarkedProcesses(record.mark);
  }

  await part.prepare?.(context);
  await startProcess({
    part: part.name,
    command,
    fingerprint,
    runDirectory: run,
    logDirectory: logs,
    url: part.url?.(context),
    timeoutMs: part.startTimeoutMs,
    // A request per probe; a file is looked at more often.
    pollMs: part.isReady ? 400 : 100,
    findFailure: part.findFailure,
    readableLog: part.readableLog,
    isReady: async started => {
      if (part.isReady) {
        return await part.isReady(context);
      }
      const lines = readLinesFrom(started.logFile, started.logOffset);
      return findReadyLine(lines) !== undefined;
    },
  });
  return outcome;
}

/**
 * A hash of everything the part was started from: command, environment, its own sources, and the running
 * instances of the parts whose contents it fills.
 */
function fingerprintOf(
  part: Part,
  command: ProcessCommand,
  context: PartContext,
): string {
  const { root, run } = context.layout;
  const files = part.sources
    .map(source => join(root, source))
    .filter(existsSync)
    .flatMap(path => (statSync(path).isDirectory() ? listFiles(path) : [path]));
  // A part that fills others runs again when those were started anew; a server just reconnects.
  const filled = part.finishes
    ? part.after.map(name => readRecord(run, name)?.mark ?? '')
    : [];
  const environment = Object.entries(command.environment)
    .filter(([name]) => /^(CABILDO|AWS)_/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return hashText(
    command.file,
    JSON.stringify(command.arguments),
    JSON.stringify(environment),
    hashFiles(root, files),
    part.fingerprint?.(context) ?? '',
    ...filled,
  );
}
