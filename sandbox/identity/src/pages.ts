// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';
import {
  html,
  Markup,
  readLanguage,
  renderPage,
  type Language,
  type RenderedPage,
} from '@cabildo/sandbox-web';
import type { Person } from './people.ts';
import { WORDS } from './words.ts';

interface RenderOptions {
  status?: number;
  title: string;
  content: Markup;
  formTargets?: readonly string[];
}

function render(
  request: IncomingMessage,
  options: RenderOptions,
): RenderedPage {
  const words = WORDS[readLanguage(request).language];
  return renderPage(request, {
    ...options,
    site: words.site,
    content: html`<div class="narrow-column">${options.content}</div>`,
    footer: html`<div class="narrow-column">${words.sandbox}</div>`,
  });
}

function wordsFor(request: IncomingMessage) {
  const { language } = readLanguage(request);
  return { language, words: WORDS[language] };
}

function personButton(person: Person, language: Language): Markup {
  return html`<li>
    <button name="person" value="${person.id}">
      <strong>${person.name}</strong>
      <span>${person.role[language]}</span>
      <span class="muted">${person.department[language]}</span>
    </button>
  </li>`;
}

/** @public */
export interface SignInPageOptions {
  people: readonly Person[];
  clientId: string;
  /** Who is signed in to the provider already. */
  current?: Person;
  /** Where the answer may lead: the applications themselves. */
  formTargets: readonly string[];
}

/**
 * The page that asks who signs in.
 *
 * @public
 */
export function renderSignInPage(
  request: IncomingMessage,
  options: SignInPageOptions,
): RenderedPage {
  const { language, words } = wordsFor(request);
  const { people, clientId, current, formTargets } = options;
  const application = words.applications[clientId] ?? clientId;
  return render(request, {
    title: words.signInTitle,
    formTargets,
    content: html`<h1>${words.signInTitle}</h1>
      <p>${words.signInLead(application)}</p>
      ${current &&
      html`<p class="notice">${words.signedInAs(current.name)}</p>`}
      <form method="post">
        <ul class="people">
          ${people.map(person => personButton(person, language))}
        </ul>
      </form>`,
  });
}

/** @public */
export function renderHomePage(
  request: IncomingMessage,
  people: readonly Person[],
): RenderedPage {
  const { language, words } = wordsFor(request);
  const rows = people.map(
    person => html`<tr>
      <td>
        ${person.name}<br /><span class="muted">${person.role[language]}</span>
      </td>
      <td class="mono">${person.groups.join(', ')}</td>
    </tr>`,
  );
  return render(request, {
    title: words.homeTitle,
    content: html`<h1>${words.homeTitle}</h1>
      <p>${words.homeLead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.person}</th>
            <th scope="col">${words.groups}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p>
        <a href="/.well-known/openid-configuration">${words.metadata}</a> ·
        <a href="/session/end">${words.signOut}</a>
      </p>`,
  });
}

/**
 * Asks before signing out; `form` is the provider's own, with its secret.
 *
 * @public
 */
export function renderSignOutPage(
  request: IncomingMessage,
  form: string,
  formTargets: readonly string[],
): RenderedPage {
  const { words } = wordsFor(request);
  return render(request, {
    title: words.signOutTitle,
    formTargets,
    content: html`<h1>${words.signOutTitle}</h1>
      <p>${words.signOutLead}</p>
      ${new Markup(form)}
      <p class="row">
        <button form="op.logoutForm" name="logout" value="yes">
          ${words.signOut}
        </button>
        <button class="plain" form="op.logoutForm">${words.stay}</button>
      </p>`,
  });
}

/** @public */
export type MessageName = 'signedOut' | 'expired' | 'error';

/**
 * A page that only says something.
 *
 * @public
 */
export function renderMessagePage(
  request: IncomingMessage,
  name: MessageName,
  options: { status?: number; details?: string } = {},
): RenderedPage {
  const { words } = wordsFor(request);
  const texts: Record<MessageName, [title: string, lead: string]> = {
    signedOut: [words.signedOutTitle, words.signedOutLead],
    expired: [words.expiredTitle, words.expiredLead],
    error: [words.errorTitle, words.errorNext],
  };
  const [title, lead] = texts[name];
  const { status, details } = options;
  return render(request, {
    status,
    title,
    content: html`<h1>${title}</h1>
      ${details && html`<p class="notice mono">${details}</p>`}
      <p>${lead}</p>`,
  });
}
