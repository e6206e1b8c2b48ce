// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { cookie, readCookies } from '@cabildo/sandbox-web';
import { SESSION_LIFETIME } from '../access/SessionStore.ts';
import { route, type Exchange } from '../http/router.ts';
import {
  cookieName,
  redirect,
  sessionSecret,
  submitted,
  type SignedInVisit,
} from './visit.ts';

async function start(exchange: Exchange): Promise<void> {
  const { host, query, response } = exchange;
  const { address, key } = await host.signIn.start(
    query.get('to') ?? undefined,
  );
  response.appendHeader(
    'Set-Cookie',
    cookie(cookieName(exchange, 'signin'), key, { maxAge: 600 }),
  );
  redirect(exchange, address);
}

async function finish(exchange: Exchange): Promise<void> {
  const { host, request, response } = exchange;
  const name = cookieName(exchange, 'signin');
  const { person, idToken, returnTo } = await host.signIn.finish(
    readCookies(request)[name],
    new URL(request.url ?? '/', host.url).search,
  );
  await host.people.remember(person);
  const secret = await host.sessions.start(person.login, idToken);
  response.appendHeader('Set-Cookie', [
    cookie(name, '', { maxAge: 0 }),
    cookie(cookieName(exchange, 'session'), secret, {
      maxAge: SESSION_LIFETIME,
    }),
  ]);
  redirect(exchange, returnTo);
}

async function end(visit: SignedInVisit): Promise<void> {
  const { host, session, response } = visit;
  const secret = sessionSecret(visit);
  if (secret) {
    await host.sessions.end(secret);
  }
  response.appendHeader(
    'Set-Cookie',
    cookie(cookieName(visit, 'session'), '', { maxAge: 0 }),
  );
  redirect(visit, await host.signIn.signOutAddress(session?.idToken ?? ''));
}

/** @public */
export const sessionPages = [
  route('GET /user/login', start),
  route('GET /user/callback', finish),
  route('POST /user/logout', submitted(end)),
];
