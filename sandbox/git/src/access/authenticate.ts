// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError } from '../errors.ts';
import type { PeopleStore } from './PeopleStore.ts';
import type { Actor } from './rights.ts';
import { hashSecret, type TokenStore } from './TokenStore.ts';

/** How the platform's own actions are signed. @public */
export const BOT: Actor = {
  login: 'cabildo-bot',
  name: 'Cabildo',
  email: 'cabildo-bot@platform.gob.example',
  groups: [],
  isBot: true,
};

/** @public */
export interface AuthenticateOptions {
  people: PeopleStore;
  tokens: TokenStore;
  botToken: string;
}

/** The secrets a header may mean, the likelier first. */
function readSecrets(header: string): string[] {
  const [scheme, credentials = ''] = header.split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case 'token':
    case 'bearer':
      return [credentials];
    case 'basic': {
      const text = Buffer.from(credentials, 'base64').toString('utf8');
      const separator = text.indexOf(':');
      const user = separator < 0 ? text : text.slice(0, separator);
      const password = separator < 0 ? '' : text.slice(separator + 1);
      // Tools with one field for a secret put it where the user stands.
      return password === '' || password === 'x-oauth-basic'
        ? [user]
        : [password];
    }
    default:
      return [];
  }
}

/**
 * Who sent a request with an `Authorization` header; nobody without one.
 *
 * @public
 */
export async function authenticate(
  request: IncomingMessage,
  options: AuthenticateOptions,
): Promise<Actor | undefined> {
  const { people, tokens, botToken } = options;
  const header = request.headers.authorization;
  if (!header) {
    return undefined;
  }
  for (const secret of readSecrets(header)) {
    const given = Buffer.from(hashSecret(secret));
    if (timingSafeEqual(given, Buffer.from(hashSecret(botToken)))) {
      return BOT;
    }
    const token = await tokens.use(secret);
    const person = token && people.find(token.login);
    if (person) {
      return { ...person, isBot: false };
    }
  }
  throw new HttpError(
    401,
    'That token is not valid (any more). Make one at /user/tokens and give it as the password.',
    { code: 'tokenInvalid' },
  );
}
