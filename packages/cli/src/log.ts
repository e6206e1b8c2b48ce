// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isMissingFileError } from './files.ts';

// Enough for any start; what came earlier is history.
const READ_LIMIT_BYTES = 512 * 1024;

// Colours are for terminals that the parts do not write to.
// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Reads a file's bytes from an offset, at most the last 512 KB of them. @public */
export function readBytesFrom(
  file: string,
  offset: number,
): { text: string; end: number } {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (isMissingFileError(error)) {
      return { text: '', end: 0 };
    }
    throw error;
  }
  try {
    const { size } = statSync(file);
    // A file that became shorter was rotated: begin again.
    const from = offset > size ? 0 : Math.max(offset, size - READ_LIMIT_BYTES);
    const buffer = Buffer.alloc(size - from);
    const count = readSync(descriptor, buffer, 0, buffer.length, from);
    return { text: buffer.toString('utf8', 0, count), end: from + count };
  } finally {
    closeSync(descriptor);
  }
}

/** The lines written since an offset, without colours and empty lines. @public */
export function readLinesFrom(file: string, offset: number): string[] {
  return readBytesFrom(file, offset)
    .text.replace(COLOUR, '')
    .split(/\r?\n/)
    .filter(line => line.trim() !== '');
}

/**
 * The address of a `ready <url>` line, the way every part but the database says that it may be used.
 *
 * @public
 */
export function findReadyLine(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const match = /^ready(?:\s+(\S+))?\s*$/.exec(line);
    if (match) {
      return match[1] ?? '';
    }
  }
  return undefined;
}
