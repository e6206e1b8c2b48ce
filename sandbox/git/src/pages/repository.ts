// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, type Markup } from '@cabildo/sandbox-web';
import { mayPush } from '../access/rights.ts';
import { HttpError } from '../errors.ts';
import { readCommit } from '../git/history.ts';
import {
  findEntry,
  listBranches,
  listEntries,
  readBlob,
  type TreeEntry,
} from '../git/objects.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import { route } from '../http/router.ts';
import { encodePath, readTreePath } from '../names.ts';
import { fileContent } from './file.ts';
import {
  pathLinks,
  readBranchPlace,
  readCommitPlace,
  repositoryHead,
  type Place,
} from './frame.ts';
import { preformatted } from './preformatted.ts';
import {
  moment,
  redirect,
  show,
  signedIn,
  visitedRepository,
  type SignedInVisit,
} from './visit.ts';

const LARGEST_README = 128 * 1024;

function cloneBox(visit: SignedInVisit, repository: Repository): Markup {
  const { host, words, actor } = visit;
  const { owner, name } = repository;
  const command = `git clone ${host.url}/${owner}/${name}.git`;
  return html`<h2>${words.clone}</h2>
    ${preformatted(command, 'wrap')}
    <p class="small muted">
      ${words.cloneLead} <a href="/user/tokens">${words.tokens}</a> ·
      ${words.userName}: <code>${actor.login}</code> ·
      ${mayPush(actor, owner) ? words.mayPush : words.mayNotPush}
    </p>`;
}

function deliveryBox(visit: SignedInVisit, repository: Repository): Markup {
  const { host, words } = visit;
  const delivery = host.pushes.last(`${repository.owner}/${repository.name}`);
  if (!delivery) {
    return html`<h2>${words.delivery}</h2>
      <p class="muted">${words.neverPushed}</p>`;
  }
  const { event, state, attempts, time, reason } = delivery;
  const tone = { waiting: 'muted', delivered: 'good', failed: 'bad' }[state];
  const sign = { waiting: '…', delivered: '✔', failed: '✘' }[state];
  return html`<h2>${words.delivery}</h2>
    <p>
      <strong class="${tone}">${sign} ${words.deliveryStates[state]}</strong>
      · <span class="mono">${event.branch} ${event.commit.slice(0, 10)}</span>
      ${time && html`· ${moment(visit, time)}`} ·
      ${words.deliveryAttempts(attempts)}
      ${reason && html`<br /><span class="mono">${reason}</span>`}
    </p>`;
}

function emptyPage(visit: SignedInVisit, repository: Repository): void {
  const { host, words } = visit;
  const { owner, name, description } = repository;
  const commands = [
    'git init --initial-branch=main',
    'git add . && git commit -m "First version"',
    `git remote add origin ${host.url}/${owner}/${name}.git`,
    'git push --set-upstream origin main',
  ].join('\n');
  show(visit, {
    title: `${owner}/${name}`,
    content: html`<h1><a href="/${owner}">${owner}</a> / ${name}</h1>
      <p class="muted">${description}</p>
      <div class="notice">
        <p><strong>${words.emptyTitle}.</strong> ${words.emptyLead}</p>
      </div>
      ${preformatted(commands)} ${cloneBox(visit, repository)}`,
  });
}

/** The repository's own address leads to its default branch. */
async function front(visit: SignedInVisit): Promise<void> {
  const { host } = visit;
  const { repository, path } = visitedRepository(visit);
  const branches = await listBranches(path);
  if (branches.length === 0) {
    emptyPage(visit, repository);
    return;
  }
  const head = await host.repositories.defaultBranch(repository);
  const branch = branches.find(({ name }) => name === head) ?? branches[0];
  const { owner, name } = repository;
  redirect(visit, `/${owner}/${name}/src/branch/${encodePath(branch.name)}`);
}

async function branchLinks(
  visit: SignedInVisit,
  place: Place,
): Promise<Markup | undefined> {
  const { repository, path, label } = place;
  const others = (await listBranches(path)).filter(
    ({ name }) => name !== label,
  );
  const root = `/${repository.owner}/${repository.name}/src/branch`;
  return others.length === 0
    ? undefined
    : html`<details>
        <summary>
          ${visit.words.branch}: <span class="mono">${label}</span>
        </summary>
        <ul>
          ${others.map(
            ({ name }) => html`<li>
              <a class="mono" href="${root}/${encodePath(name)}">${name}</a>
            </li>`,
          )}
        </ul>
      </details>`;
}

function entryRow(
  visit: SignedInVisit,
  place: Place,
  entry: TreeEntry,
): Markup {
  const { repository, at, segments } = place;
  const { language, words } = visit;
  const path = [...segments, entry.name].join('/');
  const address = `/${repository.owner}/${
    repository.name
  }/src/${at}/${encodePath(path)}`;
  const label = entry.type === 'tree' ? `${entry.name}/` : entry.name;
  return html`<tr>
    <td class="mono">
      ${entry.type === 'commit'
        ? label
        : html`<a href="${address}">${label}</a>`}
    </td>
    <td class="wide muted">${words.kinds[entry.type]}</td>
    <td class="number">${entry.size?.toLocaleString(language) ?? ''}</td>
  </tr>`;
}

async function directoryContent(
  visit: SignedInVisit,
  place: Place,
  tree: TreeEntry,
): Promise<Markup> {
  const { words } = visit;
  const entries = await listEntries(place.path, tree.sha);
  const readme = entries.find(
    entry => entry.type === 'blob' && /^readme(\.(md|txt))?$/i.test(entry.name),
  );
  const text =
    readme &&
    (await readBlob(place.path, readme.sha, LARGEST_README)).toString('utf8');
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.name}</th>
          <th scope="col" class="wide">${words.kind}</th>
          <th scope="col" class="number">${words.size} (bytes)</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(entry => entryRow(visit, place, entry))}
      </tbody>
    </table>
    ${text !== undefined &&
    html`<h2>${readme?.name}</h2>
      ${preformatted(text, 'wrap')}`}`;
}

async function showPlace(visit: SignedInVisit, place: Place): Promise<void> {
  const { repository, path, commit, at } = place;
  const filePath = readTreePath(place.segments);
  const entry = await findEntry(path, commit, filePath);
  if (!entry || entry.type === 'commit') {
    throw new HttpError(404, visit.words.notFound);
  }
  const { sha, author, message } = await readCommit(path, commit);
  const { owner, name } = repository;
  const isDirectory = entry.type === 'tree';
  const isRoot = filePath === '';
  show(visit, {
    title: `${filePath ? `${filePath} · ` : ''}${owner}/${name}`,
    content: html`${repositoryHead(visit, repository, { at, current: 'files' })}
      ${isRoot && (await branchLinks(visit, place))} ${pathLinks(place)}
      <p class="small">
        <a class="mono" href="/${owner}/${name}/commit/${sha}"
          >${sha.slice(0, 10)}</a
        >
        ${message.split('\n', 1)[0]}
        <span class="muted"
          >· ${author.name}, ${moment(visit, author.date)}</span
        >
      </p>
      ${isDirectory
        ? await directoryContent(visit, place, entry)
        : await fileContent(visit, place, entry)}
      ${isRoot &&
      html`${cloneBox(visit, repository)} ${deliveryBox(visit, repository)}`}`,
  });
}

/** @public */
export const repositoryPages = [
  route('GET /:owner/:repository', signedIn(front)),
  route(
    'GET /:owner/:repository/src/branch/*',
    signedIn(async visit => showPlace(visit, await readBranchPlace(visit))),
  ),
  route(
    'GET /:owner/:repository/src/commit/*',
    signedIn(async visit => showPlace(visit, await readCommitPlace(visit))),
  ),
];
