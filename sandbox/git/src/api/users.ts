// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Actor } from '../access/rights.ts';
import type { Token } from '../access/TokenStore.ts';
import { HttpError } from '../errors.ts';
import { route, type Exchange } from '../http/router.ts';
import { readJson, requireActor, sendJson, textField } from './exchange.ts';
import { userShape } from './shapes.ts';

/** The person of the address: themselves, or anybody for the platform. */
async function requirePerson(exchange: Exchange): Promise<string> {
  const actor: Actor = await requireActor(exchange);
  const { host, parameters } = exchange;
  const { login } = parameters;
  if (!actor.isBot && actor.login !== login) {
    throw new HttpError(403, 'People manage their own tokens only');
  }
  if (!host.people.find(login)) {
    throw new HttpError(
      404,
      `'${login}' is unknown here: people become known when they sign in to ${host.url}`,
    );
  }
  return login;
}

function tokenShape(token: Token, secret = '') {
  return {
    id: token.id,
    name: token.name,
    sha1: secret,
    token_last_eight: token.lastEight,
    scopes: ['all'],
    created_at: token.created,
    last_used_at: token.lastUsed ?? null,
  };
}

async function me(exchange: Exchange): Promise<void> {
  const actor = await requireActor(exchange);
  sendJson(exchange, 200, userShape(exchange.host, actor));
}

async function listTokens(exchange: Exchange): Promise<void> {
  const login = await requirePerson(exchange);
  const tokens = exchange.host.tokens.list(login);
  const shapes = tokens.map(token => tokenShape(token));
  sendJson(exchange, 200, shapes);
}

async function createToken(exchange: Exchange): Promise<void> {
  const login = await requirePerson(exchange);
  const name = textField(await readJson(exchange), 'name') ?? '';
  const { token, secret } = await exchange.host.tokens.create(login, name);
  sendJson(exchange, 201, tokenShape(token, secret));
}

async function revokeToken(exchange: Exchange): Promise<void> {
  const login = await requirePerson(exchange);
  const { host, parameters, response } = exchange;
  if (!(await host.tokens.revoke(login, parameters.token))) {
    throw new HttpError(404, 'There is no such token');
  }
  response.statusCode = 204;
  response.end();
}

async function version(exchange: Exchange): Promise<void> {
  sendJson(exchange, 200, { version: '1.22.0+cabildo-sandbox' });
}

/** @public */
export const userRoutes = [
  // Clients of Gitea look here first; it says what the API is a part of.
  route('GET /api/v1/version', version),
  route('GET /api/v1/user', me),
  route('GET /api/v1/users/:login/tokens', listTokens),
  route('POST /api/v1/users/:login/tokens', createToken),
  route('DELETE /api/v1/users/:login/tokens/:token', revokeToken),
];
