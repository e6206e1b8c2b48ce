// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Readable } from 'node:stream';
import { HttpError } from '../errors.ts';

const LONGEST_HEAD = 16 * 1024;

/** @public */
export interface CgiHead {
  status: number;
  headers: Record<string, string>;
}

function parseHead(text: string): CgiHead {
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of text.split(/\r?\n/)) {
    const separator = line.indexOf(':');
    const name = line.slice(0, separator);
    const value = line.slice(separator + 1).trim();
    if (name.toLowerCase() === 'status') {
      status = Number.parseInt(value, 10);
    } else if (separator > 0) {
      headers[name] = value;
    }
  }
  return { status, headers };
}

/**
 * Reads what a CGI program says before its body, and leaves the body unread.
 *
 * @public
 */
export async function readCgiHead(output: Readable): Promise<CgiHead> {
  let head = Buffer.alloc(0);
  for (;;) {
    const chunk: Buffer | null = output.read();
    if (chunk === null) {
      if (output.readableEnded || output.destroyed) {
        throw new HttpError(500, 'git ended without an answer');
      }
      await new Promise<void>(resolve => {
        const go = () => {
          output.off('readable', go).off('end', go).off('close', go);
          resolve();
        };
        output.on('readable', go).on('end', go).on('close', go);
      });
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = /\r?\n\r?\n/.exec(head.toString('latin1'));
    if (end) {
      output.unshift(head.subarray(end.index + end[0].length));
      return parseHead(head.subarray(0, end.index).toString('latin1'));
    }
    if (head.length > LONGEST_HEAD) {
      throw new HttpError(500, 'git answered something else than HTTP');
    }
  }
}
