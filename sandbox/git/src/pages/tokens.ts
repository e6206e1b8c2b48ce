// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, type Markup } from '@cabildo/sandbox-web';
import type { Token } from '../access/TokenStore.ts';
import { HttpError } from '../errors.ts';
import { route } from '../http/router.ts';
import { preformatted } from './preformatted.ts';
import {
  formToken,
  moment,
  redirect,
  show,
  signedIn,
  submitted,
  type SignedInVisit,
} from './visit.ts';

function tokenRow(visit: SignedInVisit, token: Token): Markup {
  const { words } = visit;
  return html`<tr>
    <td>${token.name}</td>
    <td class="mono wide">…${token.lastEight}</td>
    <td class="wide">${moment(visit, token.created)}</td>
    <td>${token.lastUsed ? moment(visit, token.lastUsed) : words.never}</td>
    <td>
      <form method="post" action="/user/tokens/revoke">
        ${formToken(visit)}
        <input type="hidden" name="token" value="${token.id}" />
        <button class="link" aria-label="${words.revokeNamed(token.name)}">
          ${words.revoke}
        </button>
      </form>
    </td>
  </tr>`;
}

function tokenTable(visit: SignedInVisit): Markup {
  const { words, host, actor } = visit;
  const tokens = host.tokens.list(actor.login);
  if (tokens.length === 0) {
    return html`<p class="muted">${words.noTokens}</p>`;
  }
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.name}</th>
        <th scope="col" class="wide">${words.endsIn}</th>
        <th scope="col" class="wide">${words.created}</th>
        <th scope="col">${words.lastUsed}</th>
        <th scope="col">${words.revoke}</th>
      </tr>
    </thead>
    <tbody>
      ${tokens.map(token => tokenRow(visit, token))}
    </tbody>
  </table>`;
}

interface ShowTokensOptions {
  status?: number;
  /** Of a token just made. */
  secret?: string;
  problem?: string;
}

function showTokens(
  visit: SignedInVisit,
  options: ShowTokensOptions = {},
): void {
  const { words, actor, session } = visit;
  const { status, secret, problem } = options;
  show(visit, {
    status,
    title: words.tokensTitle,
    content: html`<h1>${words.tokensTitle}</h1>
      <p>${words.tokensLead}</p>
      <p class="muted">${words.userName}: <code>${actor.login}</code></p>
      ${secret &&
      html`<div class="notice" role="status">
        <p><strong>${words.newToken}</strong></p>
        ${preformatted(secret, 'wrap')}
      </div>`}
      ${problem &&
      html`<p class="notice bad" role="alert" id="problem">${problem}</p>`}
      ${session &&
      html`<form method="post" action="/user/tokens" class="row">
        ${formToken(visit)}
        <div>
          <label for="name">${words.tokenName}</label>
          <input
            type="text"
            id="name"
            name="name"
            required
            maxlength="60"
            autocomplete="off"
            aria-describedby="hint"
          />
          <div class="small muted" id="hint">${words.tokenHint}</div>
        </div>
        <button>${words.createToken}</button>
      </form>`}
      ${tokenTable(visit)}`,
  });
}

async function create(
  visit: SignedInVisit,
  fields: URLSearchParams,
): Promise<void> {
  const { host, actor, words } = visit;
  try {
    const { secret } = await host.tokens.create(
      actor.login,
      fields.get('name') ?? '',
    );
    showTokens(visit, { secret });
  } catch (error) {
    if (!(error instanceof HttpError)) {
      throw error;
    }
    showTokens(visit, {
      status: error.status,
      problem: error.code ? words.problems[error.code] : error.message,
    });
  }
}

async function revoke(
  visit: SignedInVisit,
  fields: URLSearchParams,
): Promise<void> {
  await visit.host.tokens.revoke(visit.actor.login, fields.get('token') ?? '');
  redirect(visit, '/user/tokens');
}

/** @public */
export const tokenPages = [
  route(
    'GET /user/tokens',
    signedIn(async visit => showTokens(visit)),
  ),
  route('POST /user/tokens', submitted(create)),
  route('POST /user/tokens/revoke', submitted(revoke)),
];
