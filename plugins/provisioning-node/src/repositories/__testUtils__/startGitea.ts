// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The calls of Gitea that are used here, over real repositories of `git http-backend`. */
export async function startGitea(root: string) {
  const organisations = new Set<string>();
  const repositories = new Map<string, { description: string }>();
  const authorizations = new Set<string | undefined>();

  const server = createServer(async (request, response) => {
    authorizations.add(request.headers.authorization);
    const { pathname } = new URL(request.url ?? '', 'http://host');
    if (pathname.includes('.git/')) {
      serveGit(root, request, response);
      return;
    }
    const [, kind, ...rest] = pathname.replace('/api', '').split('/').slice(1);
    const key = rest.slice(0, 2).join('/');
    const send = (status: number, body: object = {}) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method === 'GET' && kind === 'repos') {
      const found = repositories.get(key);
      send(found ? 200 : 404, {
        ...found,
        owner: { login: rest[0] },
        html_url: `http://git/${key}`,
      });
    } else if (request.method === 'GET' && kind === 'orgs') {
      send(organisations.has(rest[0]) ? 200 : 404);
    } else if (request.method === 'POST' && rest.length === 0) {
      organisations.add((await bodyOf(request)).username);
      send(201);
    } else {
      const { name, description } = await bodyOf(request);
      repositories.set(`${rest[0]}/${name}`, { description });
      const directory = path.join(root, rest[0], `${name}.git`);
      await run('git', ['init', '--bare', '-b', 'main', directory]);
      await run('git', ['-C', directory, 'config', 'http.receivepack', 'true']);
      send(201);
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    host: `127.0.0.1:${port}`,
    baseUrl: `http://127.0.0.1:${port}`,
    organisations,
    repositories,
    authorizations,
    async git(repository: string, ...args: string[]) {
      const directory = path.join(root, `${repository}.git`);
      const { stdout } = await run('git', ['-C', directory, ...args]);
      return stdout.trim();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}

function serveGit(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = new URL(request.url ?? '', 'http://host');
  if (
    !existsSync(path.join(root, url.pathname.replace(/\.git\/.*$/, '.git')))
  ) {
    response.writeHead(404).end();
    return;
  }
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      REMOTE_USER: 'portal',
    },
  });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', chunk => chunks.push(chunk));
  backend.on('close', () => {
    const answer = Buffer.concat(chunks);
    const end = answer.indexOf('\r\n\r\n');
    const headers = answer.subarray(0, end).toString().split('\r\n');
    let status = 200;
    for (const header of headers) {
      const [name, value] = header.split(': ');
      if (name === 'Status') {
        status = Number.parseInt(value, 10);
      } else {
        response.setHeader(name, value);
      }
    }
    response.writeHead(status).end(answer.subarray(end + 4));
  });
}
