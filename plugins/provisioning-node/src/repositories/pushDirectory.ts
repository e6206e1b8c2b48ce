// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fs from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';

export interface PushDirectoryOptions {
  directory: string;
  cloneUrl: string;
  auth: { username: string; password: string };
  branch: string;
  author: { name: string; email: string };
  message: string;
  /** Marks the commits of this request, so that nobody's own work is ever replaced. */
  requestId: string;
}

export interface PushedDirectory {
  commit: string;
  /** `pushed`, or why nothing was: the content is there, or people went on from it. */
  result: 'pushed' | 'same' | 'moved-on';
}

const TRAILER = 'Cabildo-Request';

// More commits than one request ever makes: whoever has that many went on by themselves.
const DEPTH = 20;

/**
 * Brings a folder's content to a branch: as its first commit, or as one more
 * while all earlier ones are of the same request.
 */
export async function pushDirectory(
  options: PushDirectoryOptions,
): Promise<PushedDirectory> {
  const clone = await mkdtemp(path.join(tmpdir(), 'cabildo-push-'));
  try {
    return await pushThrough(clone, options);
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
}

async function pushThrough(
  clone: string,
  options: PushDirectoryOptions,
): Promise<PushedDirectory> {
  const { cloneUrl, branch, author, auth, message, requestId } = options;
  const repository = { fs, dir: clone };
  const remote = { http, url: cloneUrl, onAuth: () => auth };

  await git.init({ ...repository, defaultBranch: branch });
  await git.addRemote({ ...repository, remote: 'origin', url: cloneUrl });
  const head = await fetchBranch(clone, options);
  if (head && !(await isOfRequest(clone, head, requestId))) {
    return { commit: head, result: 'moved-on' };
  }

  await replaceContent(options.directory, clone);
  if (!(await stageAll(clone))) {
    return { commit: head!, result: 'same' };
  }
  const commit = await git.commit({
    ...repository,
    message: `${message}\n\n${TRAILER}: ${requestId}\n`,
    author,
    committer: author,
  });
  await git.push({ ...repository, ...remote, ref: branch, remoteRef: branch });
  return { commit, result: 'pushed' };
}

/** The branch's newest commit, checked out; undefined when the repository is empty. */
async function fetchBranch(
  clone: string,
  options: PushDirectoryOptions,
): Promise<string | undefined> {
  const { cloneUrl, auth, branch } = options;
  const onAuth = () => auth;
  const refs = await git.listServerRefs({
    http,
    url: cloneUrl,
    onAuth,
    prefix: `refs/heads/${branch}`,
  });
  const head = refs.find(({ ref }) => ref === `refs/heads/${branch}`)?.oid;
  if (!head) {
    return undefined;
  }
  await git.fetch({
    fs,
    http,
    dir: clone,
    url: cloneUrl,
    onAuth,
    ref: branch,
    singleBranch: true,
    depth: DEPTH,
  });
  await git.branch({ fs, dir: clone, ref: branch, object: head, force: true });
  await git.checkout({ fs, dir: clone, ref: branch });
  return head;
}

async function isOfRequest(
  clone: string,
  head: string,
  requestId: string,
): Promise<boolean> {
  const log = await git.log({ fs, dir: clone, ref: head, depth: DEPTH });
  return log.every(({ commit }) =>
    commit.message.includes(`\n${TRAILER}: ${requestId}\n`),
  );
}

async function replaceContent(from: string, clone: string): Promise<void> {
  for (const name of await readdir(clone)) {
    if (name !== '.git') {
      await rm(path.join(clone, name), { recursive: true });
    }
  }
  await cp(from, clone, {
    recursive: true,
    // Whatever made the folder may have left a repository of its own; a link could lead out of it.
    filter: source =>
      path.relative(from, source) !== '.git' &&
      !fs.lstatSync(source).isSymbolicLink(),
  });
}

/** Stages everything and tells whether anything differs from the newest commit. */
async function stageAll(clone: string): Promise<boolean> {
  const matrix = await git.statusMatrix({ fs, dir: clone });
  let differs = false;
  for (const [filepath, inHead, inWorkdir] of matrix) {
    if (inWorkdir === 0) {
      await git.remove({ fs, dir: clone, filepath });
    } else if (inWorkdir === 2) {
      await git.add({ fs, dir: clone, filepath });
    }
    differs ||= inHead !== inWorkdir;
  }
  return differs;
}
