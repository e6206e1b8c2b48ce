// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { HttpError } from '../errors.ts';
import { mayPush } from '../access/rights.ts';
import { listCommits, readCommit } from '../git/history.ts';
import {
  findEntry,
  listBranches,
  listEntries,
  readBlob,
  resolveCommit,
} from '../git/objects.ts';
import { sendArchive } from '../http/sendArchive.ts';
import { route, type Exchange } from '../http/router.ts';
import { readTreePath } from '../names.ts';
import { requireRepository, sendJson } from './exchange.ts';
import { branchShape, commitShape, contentShape } from './shapes.ts';

const LARGEST_FILE = 10 * 1024 * 1024;
const MOST_COMMITS = 50;

async function requireCommit(
  exchange: Exchange,
  ref: string | undefined,
): Promise<Awaited<ReturnType<typeof requireRepository>> & { commit: string }> {
  const found = await requireRepository(exchange);
  const wanted =
    ref || (await exchange.host.repositories.defaultBranch(found.repository));
  const commit = await resolveCommit(found.path, wanted);
  if (!commit) {
    throw new HttpError(404, `There is no branch, tag or commit '${wanted}'`);
  }
  return { ...found, commit };
}

async function sendContents(exchange: Exchange): Promise<void> {
  const { host, query, rest, request, response } = exchange;
  const filePath = readTreePath(rest);
  const ref = query.get('ref') ?? undefined;
  const { repository, path, commit } = await requireCommit(exchange, ref);
  const entry = await findEntry(path, commit, filePath);
  if (!entry || entry.type === 'commit') {
    throw new HttpError(404, `There is no '${filePath}' at ${commit}`);
  }
  if (entry.type === 'tree') {
    const entries = await listEntries(path, entry.sha);
    const shapes = entries.map(child =>
      contentShape(host, repository, {
        entry: child,
        path: filePath ? `${filePath}/${child.name}` : child.name,
        commit,
      }),
    );
    sendJson(exchange, 200, shapes);
    return;
  }
  const tag = `"${entry.sha}"`;
  response.setHeader('ETag', tag);
  if (request.headers['if-none-match'] === tag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  if ((entry.size ?? 0) > LARGEST_FILE) {
    throw new HttpError(
      422,
      `'${filePath}' is larger than ${LARGEST_FILE} bytes: clone the repository to read it`,
    );
  }
  const content = await readBlob(path, entry.sha, LARGEST_FILE);
  sendJson(
    exchange,
    200,
    contentShape(host, repository, { entry, path: filePath, commit, content }),
  );
}

async function sendBranches(exchange: Exchange): Promise<void> {
  const { host } = exchange;
  const { actor, repository, path } = await requireRepository(exchange);
  const found = await listBranches(path);
  const shapes = found.map(async ({ name, commit }) =>
    branchShape(host, repository, {
      name,
      commit: await readCommit(path, commit),
      mayPush: mayPush(actor, repository.owner),
    }),
  );
  sendJson(exchange, 200, await Promise.all(shapes));
}

async function sendBranch(exchange: Exchange): Promise<void> {
  const { host, rest } = exchange;
  const { actor, repository, path } = await requireRepository(exchange);
  const name = rest.join('/');
  const found = (await listBranches(path)).find(other => other.name === name);
  if (!found) {
    throw new HttpError(404, `There is no branch '${name}'`);
  }
  const commit = await readCommit(path, found.commit);
  sendJson(
    exchange,
    200,
    branchShape(host, repository, {
      name,
      commit,
      mayPush: mayPush(actor, repository.owner),
    }),
  );
}

function readCount(
  text: string | null,
  otherwise: number,
  most: number,
): number {
  const value = text !== null && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return Math.min(value || otherwise, most);
}

async function sendCommits(exchange: Exchange): Promise<void> {
  const { host, query } = exchange;
  const sha = query.get('sha') ?? undefined;
  const { repository, path, commit } = await requireCommit(exchange, sha);
  const limit = readCount(query.get('limit'), 30, MOST_COMMITS);
  const page = readCount(query.get('page'), 1, 100_000);
  const only = query.get('path');
  const found = await listCommits(path, commit, {
    limit,
    skip: (page - 1) * limit,
    path: only ? readTreePath(only.split('/')) : undefined,
  });
  const shapes = found.map(one => commitShape(host, repository, one));
  sendJson(exchange, 200, shapes);
}

async function sendCommit(exchange: Exchange): Promise<void> {
  const { host, rest } = exchange;
  const found = await requireCommit(exchange, rest.join('/'));
  const details = await readCommit(found.path, found.commit);
  sendJson(exchange, 200, commitShape(host, found.repository, details));
}

async function sendCommitArchive(exchange: Exchange): Promise<void> {
  const file = exchange.rest.join('/');
  const [, ref, format] = /^(.+)\.(tar\.gz|zip)$/.exec(file) ?? [];
  if (!ref) {
    throw new HttpError(404, 'Archives are <branch>.tar.gz or <branch>.zip');
  }
  const found = await requireCommit(exchange, ref);
  await sendArchive(exchange.response, {
    path: found.path,
    commit: found.commit,
    name: found.repository.name,
    format: format === 'zip' ? 'zip' : 'tar.gz',
  });
}

/** @public */
export const contentRoutes = [
  route('GET /api/v1/repos/:owner/:repository/contents', sendContents),
  route('GET /api/v1/repos/:owner/:repository/contents/*', sendContents),
  route('GET /api/v1/repos/:owner/:repository/branches', sendBranches),
  route('GET /api/v1/repos/:owner/:repository/branches/*', sendBranch),
  route('GET /api/v1/repos/:owner/:repository/commits', sendCommits),
  route('GET /api/v1/repos/:owner/:repository/git/commits/*', sendCommit),
  route('GET /api/v1/repos/:owner/:repository/archive/*', sendCommitArchive),
];
