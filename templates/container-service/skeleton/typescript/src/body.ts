// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

/**
 * Reads a JSON body, no more of it than allowed.
 *
 * @throws {@link Problem} 400, 413 or 415
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem(415, 'Send the body as application/json.');
  }
  const tooLarge = new Problem(413, `The body may have at most ${maxBytes} bytes.`, {
    // What is left of the body is not read, so the connection cannot serve another request.
    headers: { connection: 'close' },
  });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    throw tooLarge;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBytes) {
      throw tooLarge;
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Problem(400, 'The body is not valid JSON in UTF-8.');
  }
}
