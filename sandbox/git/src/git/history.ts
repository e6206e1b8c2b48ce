// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { runGit } from './runGit.ts';

/** @public */
export interface Signature {
  name: string;
  email: string;
  /** ISO 8601. */
  date: string;
}

/** @public */
export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

// One line each: git lets none of these hold a line break. The message is last,
// because it may hold anything but NUL, which ends the record.
const FORMAT = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
].join('%n');

function readRecord(record: string): Commit {
  const lines = record.split('\n');
  const signature = (at: number): Signature => ({
    name: lines[at],
    email: lines[at + 1],
    date: lines[at + 2],
  });
  return {
    sha: lines[0],
    tree: lines[1],
    parents: lines[2].split(' ').filter(Boolean),
    author: signature(3),
    committer: signature(6),
    message: lines.slice(9).join('\n').trimEnd(),
  };
}

/** @public */
export interface ListCommitsOptions {
  limit: number;
  skip?: number;
  /** Only commits that changed this path. */
  path?: string;
}

/**
 * Commits from one backwards, newest first. `commit` is a full commit name.
 *
 * @public
 */
export async function listCommits(
  repository: string,
  commit: string,
  options: ListCommitsOptions,
): Promise<Commit[]> {
  const { limit, skip = 0, path } = options;
  const { stdout } = await runGit(
    [
      'log',
      '-z',
      `--format=${FORMAT}`,
      `--max-count=${limit}`,
      `--skip=${skip}`,
      '--end-of-options',
      commit,
      '--',
      ...(path ? [path] : []),
    ],
    { repository },
  );
  return stdout.toString('utf8').split('\0').filter(Boolean).map(readRecord);
}

/** One commit. @public */
export async function readCommit(
  repository: string,
  commit: string,
): Promise<Commit> {
  const [found] = await listCommits(repository, commit, { limit: 1 });
  return found;
}

/** @public */
export interface Patch {
  text: string;
  truncated: boolean;
}

// More than anybody reads in a browser.
const LARGEST_PATCH = 512 * 1024;

/** What a commit changed against its first parent. @public */
export async function readPatch(
  repository: string,
  commit: string,
): Promise<Patch> {
  const { stdout, truncated } = await runGit(
    [
      'show',
      '--format=',
      '--patch',
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      '--diff-merges=first-parent',
      '--end-of-options',
      commit,
      '--',
    ],
    { repository, limit: LARGEST_PATCH },
  );
  return { text: stdout.toString('utf8'), truncated };
}
