// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';

/**
 * A request carries more than it may.
 *
 * @public
 */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError';

  constructor(limit: number) {
    super(`The request's body is larger than ${limit} bytes`);
  }
}

/**
 * Reads a request's body, and stops reading where it passes the limit (bytes).
 *
 * @public
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      throw new BodyTooLargeError(limit);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A form of ours holds a few short fields. */
const FORM_LIMIT = 16 * 1024;

/**
 * Reads the fields of a form.
 *
 * @public
 */
export async function readForm(
  request: IncomingMessage,
): Promise<URLSearchParams> {
  const body = await readBody(request, FORM_LIMIT);
  return new URLSearchParams(body.toString('utf8'));
}

/**
 * Whether a browser says that another site made this request.
 *
 * @remarks
 * Ports of `localhost` are one site but several origins, so for forms only
 * `same-origin` counts. Clients that are no browsers send neither header.
 *
 * @public
 */
export function isCrossSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    return site !== 'same-origin' && site !== 'none';
  }
  const { origin, host } = request.headers;
  return origin !== undefined && origin !== `http://${host}`;
}
