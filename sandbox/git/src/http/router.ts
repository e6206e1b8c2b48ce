// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError } from '../errors.ts';
import type { Host } from '../Host.ts';

/** One request and what its address says. @public */
export interface Exchange {
  host: Host;
  request: IncomingMessage;
  response: ServerResponse;
  /** Values of the `:name` segments, decoded. */
  parameters: Record<string, string>;
  /** The decoded segments where the pattern ends in `*`. */
  rest: string[];
  query: URLSearchParams;
}

/** @public */
export type Handler = (exchange: Exchange) => Promise<void>;

/** @public */
export interface Route {
  method: string;
  pattern: string[];
  handler: Handler;
}

/**
 * A route such as `GET /:owner/:repository/src/branch/*`.
 *
 * @public
 */
export function route(line: string, handler: Handler): Route {
  const [method, path] = line.split(' ');
  return { method, pattern: path.split('/').slice(1), handler };
}

/**
 * Splits the address as it was sent. A URL parser is of no use here: it resolves
 * `..`, also the encoded one, before anybody could refuse it.
 *
 * @public
 */
export function readSegments(requestUrl: string | undefined): string[] {
  const path = (requestUrl ?? '').split('?', 1)[0];
  if (!path.startsWith('/')) {
    throw new HttpError(400, 'That is no address of this host', {
      code: 'address',
    });
  }
  try {
    return path
      .slice(1)
      .replace(/\/$/, '')
      .split('/')
      .map(segment => decodeURIComponent(segment));
  } catch (error) {
    throw new HttpError(400, 'That is no address of this host', {
      cause: error,
      code: 'address',
    });
  }
}

/** @public */
export interface RouteMatch {
  route: Route;
  parameters: Record<string, string>;
  rest: string[];
}

function matchPattern(
  pattern: readonly string[],
  segments: readonly string[],
): Omit<RouteMatch, 'route'> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part === '*') {
      return { parameters, rest: segments.slice(index) };
    }
    const segment = segments[index];
    if (segment === undefined) {
      return undefined;
    }
    if (part.startsWith(':') && segment !== '') {
      parameters[part.slice(1)] = segment;
    } else if (part !== segment) {
      return undefined;
    }
  }
  return pattern.length === segments.length
    ? { parameters, rest: [] }
    : undefined;
}

/** The first route that fits; HEAD is answered like GET. @public */
export function findRoute(
  routes: readonly Route[],
  method: string | undefined,
  segments: readonly string[],
): RouteMatch | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const candidate of routes) {
    const match =
      candidate.method === wanted && matchPattern(candidate.pattern, segments);
    if (match) {
      return { route: candidate, ...match };
    }
  }
  return undefined;
}
