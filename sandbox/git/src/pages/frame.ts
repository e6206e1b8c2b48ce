// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, type Markup } from '@cabildo/sandbox-web';
import { HttpError } from '../errors.ts';
import { listBranches, resolveCommit } from '../git/objects.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import { encodePath, isCommitName } from '../names.ts';
import { visitedRepository, type SignedInVisit } from './visit.ts';

/** A place in a repository: a commit by branch or by name, and a path. @public */
export interface Place {
  repository: Repository;
  /** On disk. */
  path: string;
  /** `branch/main` or `commit/<sha>`, as in addresses. */
  at: string;
  /** What the reader calls it. */
  label: string;
  commit: string;
  /** Segments after the branch or commit. */
  segments: string[];
}

/**
 * Reads `branch/<branch>/<path…>`. Branches may hold slashes, so the longest
 * name that is a branch counts.
 *
 * @public
 */
export async function readBranchPlace(visit: SignedInVisit): Promise<Place> {
  const { repository, path } = visitedRepository(visit);
  const branches = await listBranches(path);
  for (let length = visit.rest.length; length > 0; length--) {
    const name = visit.rest.slice(0, length).join('/');
    const found = branches.find(branch => branch.name === name);
    if (found) {
      return {
        repository,
        path,
        at: `branch/${encodePath(name)}`,
        label: name,
        commit: found.commit,
        segments: visit.rest.slice(length),
      };
    }
  }
  throw new HttpError(404, visit.words.notFound);
}

/** Reads `commit/<sha>/<path…>`. @public */
export async function readCommitPlace(visit: SignedInVisit): Promise<Place> {
  const { repository, path } = visitedRepository(visit);
  const [name = '', ...segments] = visit.rest;
  const commit = isCommitName(name)
    ? await resolveCommit(path, name)
    : undefined;
  if (!commit) {
    throw new HttpError(404, visit.words.notFound);
  }
  const at = `commit/${commit}`;
  const label = commit.slice(0, 10);
  return { repository, path, at, label, commit, segments };
}

/** The head of a repository's pages: its name, and ways to its parts. @public */
export function repositoryHead(
  visit: SignedInVisit,
  repository: Repository,
  details: { at: string; current: 'files' | 'commits' },
): Markup {
  const { words } = visit;
  const { owner, name, description } = repository;
  const { at, current } = details;
  const tab = (key: 'files' | 'commits', address: string) =>
    key === current
      ? html`<a href="${address}" aria-current="page">${words[key]}</a>`
      : html`<a href="${address}">${words[key]}</a>`;
  return html`<h1><a href="/${owner}">${owner}</a> / ${name}</h1>
    <p class="muted">${description}</p>
    <nav class="tabs" aria-label="${words.repository}">
      ${tab('files', `/${owner}/${name}/src/${at}`)}
      ${tab('commits', `/${owner}/${name}/commits/${at}`)}
    </nav>`;
}

/** Links from the root of a commit down to a path. @public */
export function pathLinks(place: Place): Markup {
  const { repository, at, label, segments } = place;
  const root = `/${repository.owner}/${repository.name}/src/${at}`;
  const links = segments.map((segment, index) => {
    const path = segments.slice(0, index + 1).join('/');
    return index === segments.length - 1
      ? html`<span>/</span><span aria-current="page">${segment}</span>`
      : html`<span>/</span
          ><a href="${root}/${encodePath(path)}">${segment}</a>`;
  });
  return html`<div class="path mono">
    <a href="${root}">${label}</a>${links}
  </div>`;
}
