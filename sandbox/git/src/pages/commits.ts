// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, Markup } from '@cabildo/sandbox-web';
import { listCommits, readCommit, readPatch } from '../git/history.ts';
import { route } from '../http/router.ts';
import { encodePath, readTreePath } from '../names.ts';
import {
  pathLinks,
  readBranchPlace,
  readCommitPlace,
  repositoryHead,
  type Place,
} from './frame.ts';
import { preformatted } from './preformatted.ts';
import { moment, show, signedIn, type SignedInVisit } from './visit.ts';

const COMMITS_ON_A_PAGE = 50;

async function showCommits(visit: SignedInVisit, place: Place): Promise<void> {
  const { words, query } = visit;
  const { repository, path, commit, at, segments } = place;
  const filePath = readTreePath(segments);
  const asked = query.get('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const found = await listCommits(path, commit, {
    limit: COMMITS_ON_A_PAGE + 1,
    skip: (page - 1) * COMMITS_ON_A_PAGE,
    path: filePath || undefined,
  });
  const { owner, name } = repository;
  const here = `/${owner}/${name}/commits/${at}${
    filePath && `/${encodePath(filePath)}`
  }`;
  const rows = found.slice(0, COMMITS_ON_A_PAGE).map(
    one => html`<tr>
      <td class="fixed mono">
        <a href="/${owner}/${name}/commit/${one.sha}"
          >${one.sha.slice(0, 10)}</a
        >
      </td>
      <td>${one.message.split('\n', 1)[0]}</td>
      <td class="wide">${one.author.name}</td>
      <td class="fixed wide">${moment(visit, one.author.date)}</td>
    </tr>`,
  );
  show(visit, {
    title: `${words.commits} · ${owner}/${name}`,
    content: html`${repositoryHead(visit, repository, {
        at,
        current: 'commits',
      })}
      ${pathLinks(place)}
      <table>
        <thead>
          <tr>
            <th scope="col">${words.commit}</th>
            <th scope="col">${words.message}</th>
            <th scope="col" class="wide">${words.author}</th>
            <th scope="col" class="wide">${words.date}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p class="row">
        ${page > 1 &&
        html`<a href="${here}?page=${page - 1}">${words.newer}</a>`}
        ${found.length > COMMITS_ON_A_PAGE &&
        html`<a href="${here}?page=${page + 1}">${words.older}</a>`}
      </p>`,
  });
}

function lineClass(line: string): string {
  if (line.startsWith('diff --git ')) {
    return 'file';
  }
  if (line.startsWith('@@')) {
    return 'hunk';
  }
  if (line.startsWith('+') && !line.startsWith('+++ ')) {
    return 'added';
  }
  if (line.startsWith('-') && !line.startsWith('--- ')) {
    return 'removed';
  }
  return '';
}

function patchMarkup(text: string): Markup {
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map(line => `<span class="${lineClass(line)}">${html`${line}`}</span>`);
  return new Markup(`<pre class="diff" tabindex="0">${lines.join('')}</pre>`);
}

async function showCommit(visit: SignedInVisit, place: Place): Promise<void> {
  const { words } = visit;
  const { repository, path, commit, at } = place;
  const [details, patch] = await Promise.all([
    readCommit(path, commit),
    readPatch(path, commit),
  ]);
  const { owner, name } = repository;
  const [subject, ...rest] = details.message.split('\n');
  const body = rest.join('\n').trim();
  const parents = details.parents.map(
    parent => html`· ${words.parent}
      <a class="mono" href="/${owner}/${name}/commit/${parent}"
        >${parent.slice(0, 10)}</a
      >`,
  );
  show(visit, {
    title: `${subject} · ${owner}/${name}`,
    content: html`${repositoryHead(visit, repository, {
        at,
        current: 'commits',
      })}
      <h2>${subject}</h2>
      ${body !== '' && preformatted(body, 'wrap')}
      <p class="small">
        <span class="mono">${commit}</span><br />
        <span class="muted"
          >${details.author.name} · ${moment(visit, details.author.date)}
          ${parents}</span
        >
        · <a href="/${owner}/${name}/src/${at}">${words.browseHere}</a>
      </p>
      <h2>${words.changes}</h2>
      ${patch.text === ''
        ? html`<p class="muted">${words.noChanges}</p>`
        : patchMarkup(patch.text)}
      ${patch.truncated && html`<p class="notice">${words.truncated}</p>`}`,
  });
}

/** @public */
export const commitPages = [
  route(
    'GET /:owner/:repository/commits/branch/*',
    signedIn(async visit => showCommits(visit, await readBranchPlace(visit))),
  ),
  route(
    'GET /:owner/:repository/commits/commit/*',
    signedIn(async visit => showCommits(visit, await readCommitPlace(visit))),
  ),
  route(
    'GET /:owner/:repository/commit/*',
    signedIn(async visit => showCommit(visit, await readCommitPlace(visit))),
  ),
];
