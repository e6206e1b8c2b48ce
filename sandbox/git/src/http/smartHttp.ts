// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { authenticate } from '../access/authenticate.ts';
import {
  explainNoPush,
  mayPush,
  mayRead,
  type Actor,
} from '../access/rights.ts';
import { HttpError } from '../errors.ts';
import { listBranches } from '../git/objects.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import { gitEnvironment } from '../git/runGit.ts';
import type { Host } from '../Host.ts';
import { branchChanges } from '../push/branchChanges.ts';
import { limitBytes } from './limitBytes.ts';
import { readCgiHead } from './readCgiHead.ts';

const SERVICES = ['git-upload-pack', 'git-receive-pack'] as const;

/** A request of git itself. @public */
export interface GitRequest {
  owner: string;
  name: string;
  service: (typeof SERVICES)[number];
  /** `info/refs`, or the service. */
  file: string;
}

/**
 * Tells git's own requests from those of browsers. Only the smart protocol is
 * spoken: no file of a repository has an address.
 *
 * @public
 */
export function readGitRequest(
  method: string | undefined,
  segments: readonly string[],
  query: URLSearchParams,
): GitRequest | undefined {
  const [owner, repository = '', ...rest] = segments;
  const name = repository.replace(/\.git$/, '');
  const file = rest.join('/');
  const asked = file === 'info/refs' ? query.get('service') : file;
  const service = SERVICES.find(candidate => candidate === asked);
  const fits = method === (file === 'info/refs' ? 'GET' : 'POST');
  return service && fits ? { owner, name, service, file } : undefined;
}

/** What one push may carry. */
const LARGEST_PUSH = 256 * 1024 * 1024;

/** Pushes of one repository run one after another: what each moved is certain. */
const queues = new Map<string, Promise<void>>();

async function inTurn(key: string, work: () => Promise<void>): Promise<void> {
  const turn = (queues.get(key) ?? Promise.resolve()).then(work);
  const settled = turn.catch(() => undefined); // told to the one it concerns
  queues.set(key, settled);
  try {
    await turn;
  } finally {
    if (queues.get(key) === settled) {
      queues.delete(key);
    }
  }
}

interface RunBackendOptions {
  host: Host;
  git: GitRequest;
  actor: Actor;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Runs `git http-backend` and passes on its answer, all but the end of it. */
async function runBackend(options: RunBackendOptions): Promise<void> {
  const { host, git, actor, request, response } = options;
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const child = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...gitEnvironment(),
      GIT_PROJECT_ROOT: host.repositories.directory,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: header('git-protocol'),
      GIT_COMMITTER_NAME: actor.name,
      GIT_COMMITTER_EMAIL: actor.email,
      REQUEST_METHOD: request.method,
      PATH_INFO: `/${git.owner}/${git.name}.git/${git.file}`,
      QUERY_STRING: git.file === 'info/refs' ? `service=${git.service}` : '',
      CONTENT_TYPE: header('content-type'),
      CONTENT_LENGTH: header('content-length') || undefined,
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      REMOTE_USER: actor.login,
      REMOTE_ADDR: request.socket.remoteAddress ?? '',
    },
  });
  response.once('close', () => child.kill());
  child.stderr.on('data', (chunk: Buffer) =>
    host.log(`git ${git.owner}/${git.name}: ${chunk.toString('utf8').trim()}`),
  );
  const sending = pipeline(request, limitBytes(LARGEST_PUSH), child.stdin);
  // git may have heard enough before everything is sent.
  const sent = sending.catch(error => {
    if (error instanceof HttpError) {
      child.kill();
      throw error;
    }
  });
  const receiving = (async () => {
    const { status, headers } = await readCgiHead(child.stdout);
    response.writeHead(status, headers);
    await pipeline(child.stdout, response, { end: false });
  })();
  await Promise.all([sent, receiving]);
}

async function push(
  options: RunBackendOptions,
  repository: Repository,
): Promise<void> {
  const { host, actor, response } = options;
  const { owner, name } = repository;
  await inTurn(`${host.url}/${owner}/${name}`, async () => {
    const path = host.repositories.pathOf(repository);
    const before = await listBranches(path);
    try {
      await runBackend(options);
    } finally {
      // Also where the client went away: git may have moved the branches.
      const changes = branchChanges(before, await listBranches(path));
      if (changes.length > 0) {
        await host.repositories.update(repository, {
          updated: new Date().toISOString(),
        });
        await host.pushes.notify(
          changes.map(change => ({
            repository: `${owner}/${name}`,
            ...change,
            pusher: actor.login,
          })),
        );
      }
    }
    // Only now does git report success: a push that it reports is remembered.
    response.end();
  });
}

/**
 * Answers git: clone and fetch for whoever may read, push for whoever may write.
 *
 * @public
 */
export async function handleGitRequest(
  host: Host,
  git: GitRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const actor = await authenticate(request, host);
  if (!actor) {
    throw new HttpError(
      401,
      `Sign in with a token: your user name, and as the password a token from ${host.url}/user/tokens`,
    );
  }
  const { owner, name, service } = git;
  const repository = host.repositories.find(owner, name);
  if (!repository || !mayRead(actor, repository)) {
    throw new HttpError(404, `There is no repository at ${host.url}/…`);
  }
  const options = { host, git, actor, request, response };
  if (service === 'git-receive-pack') {
    if (!mayPush(actor, owner)) {
      throw new HttpError(403, explainNoPush(actor, owner));
    }
    if (git.file === service) {
      await push(options, repository);
      return;
    }
  }
  await runBackend(options);
  response.end();
}
