// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  html,
  isCrossSite,
  readCookies,
  readForm,
  readLanguage,
  renderPage,
  sendPage,
  type Language,
  type Markup,
} from '@cabildo/sandbox-web';
import { authenticate } from '../access/authenticate.ts';
import { mayRead, type Actor } from '../access/rights.ts';
import type { Session } from '../access/SessionStore.ts';
import { HttpError } from '../errors.ts';
import type { Repository } from '../git/RepositoryStore.ts';
import type { Exchange } from '../http/router.ts';
import { WORDS, type Words } from './words.ts';

/** One request for a page, with whoever makes it. @public */
export interface Visit extends Exchange {
  language: Language;
  words: Words;
  /** Nobody has signed in: undefined. */
  actor: Actor | undefined;
  session: Session | undefined;
}

/** A page somebody has signed in for. @public */
export interface SignedInVisit extends Visit {
  actor: Actor;
}

/** Ports share cookies, so the name tells two sandboxes apart. @public */
export function cookieName(exchange: Exchange, purpose: string): string {
  return `cabildo_git_${new URL(exchange.host.url).port}_${purpose}`;
}

/** @public */
export function sessionSecret(exchange: Exchange): string | undefined {
  return readCookies(exchange.request)[cookieName(exchange, 'session')];
}

/** @public */
export async function readVisit(exchange: Exchange): Promise<Visit> {
  const { host, request } = exchange;
  const { language } = readLanguage(request);
  const session = host.sessions.find(sessionSecret(exchange));
  const person = session && host.people.find(session.login);
  const actor = person
    ? { ...person, isBot: false }
    : await authenticate(request, host);
  return { ...exchange, language, words: WORDS[language], actor, session };
}

/** Sends somewhere else. @public */
export function redirect({ response }: Exchange, address: string | URL): void {
  response.statusCode = 303;
  response.setHeader('Location', String(address));
  response.setHeader('Cache-Control', 'no-store');
  response.end();
}

/** A page for people who signed in; others are sent to do so. @public */
export function signedIn(
  handler: (visit: SignedInVisit) => Promise<void>,
): (exchange: Exchange) => Promise<void> {
  return async exchange => {
    const visit = await readVisit(exchange);
    const { actor, request } = visit;
    if (!actor) {
      const to = encodeURIComponent(request.url ?? '/');
      redirect(exchange, `/user/login?to=${to}`);
      return;
    }
    await handler({ ...visit, actor });
  };
}

/** A form that a page of ours sent, from the session it was made for. @public */
export function submitted(
  handler: (visit: SignedInVisit, fields: URLSearchParams) => Promise<void>,
): (exchange: Exchange) => Promise<void> {
  return async exchange => {
    const visit = await readVisit(exchange);
    const { actor, session, request, words } = visit;
    const fields = await readForm(request);
    const isOurs =
      session &&
      fields.get('form') === session.formToken &&
      !isCrossSite(request);
    if (!actor || !isOurs) {
      throw new HttpError(403, words.staleForm);
    }
    await handler({ ...visit, actor }, fields);
  };
}

/** The repository of the address, if its reader may read it. @public */
export function visitedRepository(visit: SignedInVisit): {
  repository: Repository;
  path: string;
} {
  const { host, parameters, actor, words } = visit;
  const repository = host.repositories.find(
    parameters.owner,
    parameters.repository,
  );
  if (!repository || !mayRead(actor, repository)) {
    throw new HttpError(404, words.notFound);
  }
  return { repository, path: host.repositories.pathOf(repository) };
}

/** What every form of ours carries. @public */
export function formToken({ session }: Visit): Markup {
  return html`<input
    type="hidden"
    name="form"
    value="${session?.formToken}"
  />`;
}

/** A moment, in the reader's words. @public */
export function moment({ language }: Visit, iso: string): Markup {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<time datetime="${iso}">${format.format(new Date(iso))}</time>`;
}

/** @public */
export interface ShowOptions {
  status?: number;
  title: string;
  content: Markup;
}

/** Sends a page in the frame all pages share. @public */
export function show(visit: Visit, options: ShowOptions): void {
  const { request, response, actor, session, words, host } = visit;
  const person =
    actor &&
    html`<span class="muted">${actor.name}</span>
      <a href="/user/tokens">${words.tokens}</a>`;
  const signOut =
    session &&
    html`<form class="inline" method="post" action="/user/logout">
      ${formToken(visit)}
      <button class="link">${words.signOut}</button>
    </form>`;
  const page = renderPage(request, {
    ...options,
    site: words.site,
    header: html`${person} ${signOut}`,
    // Signing out leads on to the identity provider.
    formTargets: [new URL(host.issuer).origin],
  });
  sendPage(response, page);
}
