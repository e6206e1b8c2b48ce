// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { isCommitName, isRefName } from '../names.ts';
import { GitError, runGit } from './runGit.ts';

/** One line of a directory. @public */
export interface TreeEntry {
  name: string;
  type: 'tree' | 'blob' | 'commit';
  /** Of the object; safe to give to git. */
  sha: string;
  /** In bytes; files only. */
  size: number | undefined;
  isSymbolicLink: boolean;
}

/** @public */
export interface Branch {
  name: string;
  commit: string;
}

async function resolve(
  repository: string,
  revision: string,
): Promise<string | undefined> {
  try {
    const { stdout } = await runGit(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', revision],
      { repository },
    );
    // Git says the end of options again before what it found.
    return stdout.toString('utf8').trim().split('\n').at(-1);
  } catch (error) {
    if (error instanceof GitError) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Finds the commit that a branch, a tag or a commit's own name stands for.
 *
 * @public
 */
export async function resolveCommit(
  repository: string,
  ref: string,
): Promise<string | undefined> {
  const candidates: string[] = [];
  if (isRefName(ref)) {
    candidates.push(`refs/heads/${ref}`, `refs/tags/${ref}`);
  }
  if (isCommitName(ref)) {
    candidates.push(ref);
  }
  for (const candidate of candidates) {
    const commit = await resolve(repository, `${candidate}^{commit}`);
    if (commit) {
      return commit;
    }
  }
  return undefined;
}

/** All branches, in the order of their names. @public */
export async function listBranches(repository: string): Promise<Branch[]> {
  const { stdout } = await runGit(
    [
      'for-each-ref',
      '--format=%(objectname) %(refname:lstrip=2)',
      'refs/heads/',
    ],
    { repository },
  );
  return stdout
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => ({ commit: line.slice(0, 40), name: line.slice(41) }));
}

async function listTree(
  repository: string,
  args: readonly string[],
): Promise<TreeEntry[]> {
  const { stdout } = await runGit(
    ['ls-tree', '-z', '-l', '--full-tree', ...args],
    { repository },
  );
  return stdout
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t');
      const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
      return {
        name:
          line
            .slice(tab + 1)
            .split('/')
            .at(-1) ?? '',
        type: type as TreeEntry['type'],
        sha,
        size: size === '-' ? undefined : Number(size),
        isSymbolicLink: mode === '120000',
      };
    });
}

/** What a path in a commit is; '' is the root. @public */
export async function findEntry(
  repository: string,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  if (path === '') {
    return {
      name: '',
      type: 'tree',
      sha: commit,
      size: undefined,
      isSymbolicLink: false,
    };
  }
  const [entry] = await listTree(repository, [commit, '--', path]);
  return entry;
}

/** What a directory holds: directories first, each kind by name. @public */
export async function listEntries(
  repository: string,
  tree: string,
): Promise<TreeEntry[]> {
  const entries = await listTree(repository, [tree]);
  const rank = (entry: TreeEntry) => (entry.type === 'tree' ? 0 : 1);
  return entries.sort(
    (a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1),
  );
}

/** A file's content, at most so many bytes of it. @public */
export async function readBlob(
  repository: string,
  sha: string,
  limit: number,
): Promise<Buffer> {
  const { stdout } = await runGit(['cat-file', 'blob', sha], {
    repository,
    limit,
  });
  return stdout;
}
