// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTextIfPresent } from '../files.ts';
import { readProcessIdentity } from './identity.ts';

/**
 * What is remembered of a part that was started, in `.cabildo/run/<part>.json`.
 *
 * @public
 */
export interface ProcessRecord {
  part: string;
  pid: number;
  /** From {@link readProcessIdentity}: a recycled pid has another one and is never touched. */
  identity: string;
  /** In the environment of the process and, unless they clear it, of its descendants. */
  mark: string;
  /** Hash of command, environment and inputs; another one means the part must be restarted. */
  fingerprint: string;
  startedAt: string;
  /** Absent while it is still starting. */
  readyAt?: string;
  url?: string;
  logFile: string;
  /** Where in the log this start begins, in bytes. */
  logOffset: number;
}

/** @public */
export function recordFile(runDirectory: string, part: string): string {
  return join(runDirectory, `${part}.json`);
}

/** @public */
export function readRecord(
  runDirectory: string,
  part: string,
): ProcessRecord | undefined {
  const text = readTextIfPresent(recordFile(runDirectory, part));
  return text ? JSON.parse(text) : undefined;
}

/** @public */
export function writeRecord(runDirectory: string, record: ProcessRecord): void {
  const file = recordFile(runDirectory, record.part);
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place: a half-written record would lose a running process.
  writeFileSync(`${file}.new`, `${JSON.stringify(record, undefined, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(`${file}.new`, file);
}

/** @public */
export function removeRecord(runDirectory: string, part: string): void {
  rmSync(recordFile(runDirectory, part), { force: true });
}

/** Whether the recorded process itself, not merely its pid, is alive. @public */
export function isRecordAlive(record: ProcessRecord): boolean {
  return readProcessIdentity(record.pid) === record.identity;
}
