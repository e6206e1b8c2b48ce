// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';

/** @public */
export interface CookieOptions {
  /** In seconds. Without it the cookie ends with the browser; 0 removes it. */
  maxAge?: number;
}

/**
 * A `Set-Cookie` value that scripts cannot read and other sites' forms do not send.
 *
 * @public
 */
export function cookie(
  name: string,
  value: string,
  options: CookieOptions = {},
): string {
  const { maxAge } = options;
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${name}=${encodeURIComponent(
    value,
  )}; Path=/; HttpOnly; SameSite=Lax${age}`;
}

/** @public */
export function readCookies(request: IncomingMessage): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const separator = pair.indexOf('=');
    if (separator > 0) {
      const value = pair.slice(separator + 1).trim();
      try {
        cookies[pair.slice(0, separator).trim()] = decodeURIComponent(value);
      } catch {
        // Not one of ours: ours are always encoded.
      }
    }
  }
  return cookies;
}

/**
 * A page that is ready to be sent.
 *
 * @public
 */
export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
}

/** @public */
export function sendPage(response: ServerResponse, page: RenderedPage): void {
  const { status, headers, cookies, body } = page;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, value);
  }
  for (const line of cookies) {
    response.appendHeader('Set-Cookie', line);
  }
  response.end(body);
}
