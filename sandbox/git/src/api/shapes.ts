// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Actor } from '../access/rights.ts';
import { isAdministrator, mayPush } from '../access/rights.ts';
import type { Commit, Signature } from '../git/history.ts';
import type { TreeEntry } from '../git/objects.ts';
import type { Organisation, Repository } from '../git/RepositoryStore.ts';
import type { Host } from '../Host.ts';
import { encodePath } from '../names.ts';

/*
 * The JSON of Gitea's API (version 1), as far as clients read it.
 */

/** @public */
export function organisationShape(host: Host, organisation: Organisation) {
  const { id, name, fullName, description } = organisation;
  return {
    id,
    name,
    username: name,
    full_name: fullName,
    description,
    visibility: 'limited',
    website: '',
    location: '',
    avatar_url: '',
    html_url: `${host.url}/${name}`,
  };
}

/** @public */
export function userShape(
  host: Host,
  user: Pick<Actor, 'login' | 'name' | 'email'>,
) {
  const { login, name, email } = user;
  return {
    login,
    username: login,
    full_name: name,
    email,
    html_url: `${host.url}/`,
  };
}

/** @public */
export function repositoryShape(
  host: Host,
  repository: Repository,
  details: { actor: Actor; defaultBranch: string; empty: boolean },
) {
  const { id, owner, name, description, created, updated } = repository;
  const { actor, defaultBranch, empty } = details;
  const address = `${host.url}/${owner}/${name}`;
  const organisation = host.repositories.organisation(owner);
  return {
    id,
    owner: {
      id: organisation?.id,
      login: owner,
      username: owner,
      full_name: organisation?.fullName ?? '',
      html_url: `${host.url}/${owner}`,
    },
    name,
    full_name: `${owner}/${name}`,
    description,
    private: repository.private,
    internal: !repository.private,
    empty,
    fork: false,
    mirror: false,
    template: false,
    archived: false,
    default_branch: defaultBranch,
    html_url: address,
    clone_url: `${address}.git`,
    url: `${host.url}/api/v1/repos/${owner}/${name}`,
    created_at: created,
    updated_at: updated,
    permissions: {
      admin: isAdministrator(actor),
      push: mayPush(actor, owner),
      pull: true,
    },
  };
}

function signatureShape(signature: Signature) {
  const { name, email, date } = signature;
  return { name, email, date };
}

/** @public */
export function commitShape(
  host: Host,
  repository: Repository,
  commit: Commit,
) {
  const path = `${repository.owner}/${repository.name}`;
  const api = `${host.url}/api/v1/repos/${path}/git`;
  return {
    url: `${api}/commits/${commit.sha}`,
    sha: commit.sha,
    created: commit.committer.date,
    html_url: `${host.url}/${path}/commit/${commit.sha}`,
    commit: {
      url: `${api}/commits/${commit.sha}`,
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      message: commit.message,
      tree: { url: `${api}/trees/${commit.tree}`, sha: commit.tree },
    },
    author: null,
    committer: null,
    parents: commit.parents.map(sha => ({ url: `${api}/commits/${sha}`, sha })),
  };
}

/** @public */
export function branchShape(
  host: Host,
  repository: Repository,
  branch: { name: string; commit: Commit; mayPush: boolean },
) {
  const { name, commit } = branch;
  return {
    name,
    commit: {
      id: commit.sha,
      message: commit.message,
      url: `${host.url}/${repository.owner}/${repository.name}/commit/${commit.sha}`,
      author: signatureShape(commit.author),
      committer: signatureShape(commit.committer),
      timestamp: commit.committer.date,
    },
    protected: false,
    user_can_push: branch.mayPush,
    user_can_merge: branch.mayPush,
  };
}

function contentType(entry: TreeEntry): string {
  if (entry.type === 'tree') {
    return 'dir';
  }
  if (entry.type === 'commit') {
    return 'submodule';
  }
  return entry.isSymbolicLink ? 'symlink' : 'file';
}

/** A file or a directory; `content` for a file that was asked for itself. @public */
export function contentShape(
  host: Host,
  repository: Repository,
  details: {
    entry: TreeEntry;
    path: string;
    commit: string;
    content?: Buffer;
  },
) {
  const { entry, path, commit, content } = details;
  const name = `${repository.owner}/${repository.name}`;
  const encoded = encodePath(path);
  const api = `${host.url}/api/v1/repos/${name}`;
  const url = `${api}/contents/${encoded}?ref=${commit}`;
  const htmlUrl = `${host.url}/${name}/src/commit/${commit}/${encoded}`;
  const isFile = entry.type === 'blob';
  return {
    name: entry.name,
    path,
    sha: entry.sha,
    last_commit_sha: commit,
    type: contentType(entry),
    size: entry.size ?? 0,
    encoding: content ? 'base64' : null,
    content: content ? content.toString('base64') : null,
    target: null,
    url,
    html_url: htmlUrl,
    git_url: isFile ? `${api}/git/blobs/${entry.sha}` : null,
    download_url: isFile
      ? `${host.url}/${name}/raw/commit/${commit}/${encoded}`
      : null,
    submodule_git_url: null,
    _links: { self: url, html: htmlUrl },
  };
}
