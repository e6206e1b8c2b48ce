// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Configuration } from './configuration.ts';
import type { Logger } from './logger.ts';
import { Problem } from './problem.ts';
import type { Routes } from './routes.ts';

/** For an API: nothing is framed, sniffed, cached or sent over plain HTTP. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

export interface CreateServerOptions {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly routes: Routes;
  readonly isReady: () => boolean;
}

export function createServer(options: CreateServerOptions): Server {
  const { configuration, logger } = options;
  const probes = new Set([configuration.healthPath, '/ready']);

  const server = createHttpServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: configuration.requestSeconds * 1000,
      requestTimeout: configuration.requestSeconds * 1000,
      connectionsCheckingInterval: 1000,
      // Longer than the load balancer's 60 s, or it would meet connections that close under it.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      const startedAt = performance.now();
      const requestId = readRequestId(request);
      // The path only: a query may carry personal data, which has no place in a log.
      const path = (request.url ?? '/').split('?', 1)[0] as string;
      const log = logger.child({ requestId, trace: readTrace(request) });

      response.setHeader('x-request-id', requestId);
      response.once('close', () => {
        log[probes.has(path) ? 'debug' : 'info']('request', {
          method: request.method,
          path,
          status: response.statusCode,
          durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
          complete: response.writableFinished,
        });
      });
      answer(options, request, response, path, log);
    },
  );
  return server;
}

async function answer(
  options: CreateServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  log: Logger,
): Promise<void> {
  try {
    const methods = options.routes.get(path);
    if (!methods) {
      throw new Problem(404, `There is nothing at ${path}.`);
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method ?? '';
    const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!handler) {
      const allowed = Object.keys(methods).flatMap(name => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
      throw new Problem(405, `Use ${allowed.join(', ')}.`, { headers: { allow: allowed.join(', ') } });
    }
    const { status, body } = await handler(request);
    send(options, request, response, status, 'application/json', body);
  } catch (error) {
    if (request.destroyed && !request.complete) {
      log.warn('the client left before its request was complete');
      response.destroy();
      return;
    }
    const problem = error instanceof Problem ? error : new Problem(500, 'Something failed on our side.');
    if (problem !== error) {
      log.error('unexpected error', { error: error instanceof Error ? error.stack : String(error) });
    }
    for (const [name, value] of Object.entries(problem.headers)) {
      response.setHeader(name, value);
    }
    send(options, request, response, problem.status, 'application/problem+json', {
      title: STATUS_CODES[problem.status],
      status: problem.status,
      detail: problem.message,
      ...(problem.fields.length > 0 && { fields: problem.fields }),
      requestId: response.getHeader('x-request-id'),
    });
  }
}

function send(
  options: CreateServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  body: unknown,
): void {
  const text = `${JSON.stringify(body)}\n`;
  if (!options.isReady()) {
    // Clients that keep connections open move to another task with their next request.
    response.setHeader('connection', 'close');
  }
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** The caller's id where it is harmless in a log, so that one id follows a request through services. */
function readRequestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : randomUUID();
}

function readTrace(request: IncomingMessage): string | undefined {
  const given = request.headers['x-amzn-trace-id'] ?? request.headers.traceparent;
  return typeof given === 'string' && /^[\w=:;.-]{1,256}$/.test(given) ? given : undefined;
}
