// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { BodyTooLargeError } from '@cabildo/sandbox-web';
import { contentRoutes } from './api/contents.ts';
import { sendJson } from './api/exchange.ts';
import { organisationRoutes } from './api/organisations.ts';
import { repositoryRoutes } from './api/repositories.ts';
import { userRoutes } from './api/users.ts';
import { HttpError } from './errors.ts';
import type { Host } from './Host.ts';
import { findRoute, readSegments, type Exchange } from './http/router.ts';
import { handleGitRequest, readGitRequest } from './http/smartHttp.ts';
import { commitPages } from './pages/commits.ts';
import { filePages } from './pages/file.ts';
import { homeRoutes } from './pages/home.ts';
import { showProblem } from './pages/problem.ts';
import { repositoryPages } from './pages/repository.ts';
import { sessionPages } from './pages/session.ts';
import { tokenPages } from './pages/tokens.ts';

const ROUTES = [
  ...userRoutes,
  ...organisationRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...sessionPages,
  ...tokenPages,
  ...homeRoutes,
  ...commitPages,
  ...filePages,
  ...repositoryPages,
];

type Audience = 'git' | 'api' | 'browser';

function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) {
    return error;
  }
  if (error instanceof BodyTooLargeError) {
    return new HttpError(413, error.message);
  }
  return new HttpError(500, 'Something broke here', { cause: error });
}

function sendError(exchange: Exchange, audience: Audience, error: HttpError) {
  const { response } = exchange;
  const { status, message } = error;
  if (status === 401) {
    response.setHeader('WWW-Authenticate', 'Basic realm="Cabildo Git"');
  }
  if (status === 413) {
    response.setHeader('Connection', 'close'); // the rest is not read
  }
  switch (audience) {
    case 'git':
      response.statusCode = status;
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end(`${message}\n`);
      break;
    case 'api':
      sendJson(exchange, status, {
        message,
        url: `${exchange.host.url}/api/v1`,
      });
      break;
    default:
      showProblem(exchange, error);
  }
}

async function handle(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const search = (request.url ?? '').split('?').slice(1).join('?');
  const exchange: Exchange = {
    host,
    request,
    response,
    parameters: {},
    rest: [],
    query: new URLSearchParams(search),
  };
  let audience: Audience = request.url?.startsWith('/api/') ? 'api' : 'browser';
  try {
    const segments = readSegments(request.url);
    if (segments.join('/') === 'api/healthz') {
      sendJson(exchange, 200, { status: 'pass' });
      return;
    }
    const git = readGitRequest(request.method, segments, exchange.query);
    if (git) {
      audience = 'git';
      await handleGitRequest(host, git, request, response);
      return;
    }
    const match = findRoute(ROUTES, request.method, segments);
    if (!match) {
      throw new HttpError(404, 'There is nothing at this address');
    }
    const { parameters, rest } = match;
    await match.route.handler({ ...exchange, parameters, rest });
  } catch (error) {
    const problem = toHttpError(error);
    if (problem.status >= 500) {
      const { cause } = problem;
      const detail = cause instanceof Error ? cause.stack : problem.message;
      host.log(`error ${request.method} ${request.url} ${detail}`);
    }
    if (response.headersSent) {
      response.destroy();
    } else {
      sendError(exchange, audience, problem);
    }
  }
}

/**
 * Creates the Git host: git's own protocol, the API and the pages.
 *
 * @public
 */
export function createGitServer(host: Host): Server {
  const server = createServer((request, response) => {
    handle(host, request, response).catch(error => {
      host.log(`error ${error instanceof Error ? error.stack : error}`);
      response.destroy();
    });
  });
  server.requestTimeout = 10 * 60_000; // a large push on a slow machine
  return server;
}
