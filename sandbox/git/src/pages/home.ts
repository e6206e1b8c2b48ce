// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, type Markup } from '@cabildo/sandbox-web';
import { mayRead } from '../access/rights.ts';
import { HttpError } from '../errors.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import { route, type Exchange } from '../http/router.ts';
import {
  moment,
  readVisit,
  show,
  signedIn,
  type SignedInVisit,
  type Visit,
} from './visit.ts';

function repositoryTable(
  visit: Visit,
  repositories: readonly Repository[],
): Markup {
  const { words } = visit;
  const rows = repositories.map(repository => {
    const name = `${repository.owner}/${repository.name}`;
    return html`<tr>
      <td>
        <a href="/${name}">${name}</a>
        ${repository.private &&
        html`<span class="muted small">${words.private}</span>`}
      </td>
      <td class="wide">${repository.description}</td>
      <td class="fixed">${moment(visit, repository.updated)}</td>
    </tr>`;
  });
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.repository}</th>
        <th scope="col" class="wide">${words.description}</th>
        <th scope="col">${words.lastPush}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function welcome(visit: Visit): void {
  const { words } = visit;
  show(visit, {
    title: words.welcomeTitle,
    content: html`<h1>${words.welcomeTitle}</h1>
      <p>${words.welcomeLead}</p>
      <p><a class="button" href="/user/login">${words.signIn}</a></p>`,
  });
}

async function home(exchange: Exchange): Promise<void> {
  const visit = await readVisit(exchange);
  const { actor, host, words } = visit;
  if (!actor) {
    welcome(visit);
    return;
  }
  const readable = host.repositories
    .repositories()
    .filter(repository => mayRead(actor, repository));
  const isTheirs = ({ owner }: Repository) => actor.groups.includes(owner);
  const theirs = readable.filter(isTheirs);
  const others = readable.filter(repository => !isTheirs(repository));
  show(visit, {
    title: words.yourRepositories,
    content: html`<h1>${words.yourRepositories}</h1>
      <p class="muted">${words.yourGroups}: ${actor.groups.join(', ')}</p>
      ${theirs.length > 0
        ? repositoryTable(visit, theirs)
        : html`<p class="notice">${words.noRepositories}</p>`}
      ${others.length > 0 &&
      html`<h2>${words.otherRepositories}</h2>
        ${repositoryTable(visit, others)}`}`,
  });
}

async function showOwner(visit: SignedInVisit): Promise<void> {
  const { actor, host, parameters, words } = visit;
  const organisation = host.repositories.organisation(parameters.owner);
  if (!organisation) {
    throw new HttpError(404, words.notFound);
  }
  const repositories = host.repositories
    .repositories(organisation.name)
    .filter(repository => mayRead(actor, repository));
  const title = organisation.fullName || organisation.name;
  show(visit, {
    title,
    content: html`<h1>${title}</h1>
      <p class="muted">${organisation.description}</p>
      ${repositories.length > 0
        ? repositoryTable(visit, repositories)
        : html`<p class="notice">${words.noneHere}</p>`}`,
  });
}

/** @public */
export const homeRoutes = [
  route('GET /', home),
  route('GET /:owner', signedIn(showOwner)),
];
