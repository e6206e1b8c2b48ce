// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { JsonFile } from '@cabildo/sandbox-web';
import { HttpError } from '../errors.ts';

/** A token without its secret, which nobody can read again. @public */
export interface Token {
  id: number;
  /** Whose rights it carries. */
  login: string;
  /** What the person calls it. */
  name: string;
  /** SHA-256 of the secret, hexadecimal. */
  hash: string;
  lastEight: string;
  /** ISO 8601. */
  created: string;
  /** ISO 8601, to the minute. */
  lastUsed?: string;
}

const MOST_TOKENS = 50;
const LONGEST_NAME = 60;
const MINUTE = 60_000;

/** @public */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * The tokens people made for their git and their tools.
 *
 * @public
 */
export class TokenStore {
  readonly #file: JsonFile<{ lastId: number; tokens: Token[] }>;

  private constructor(file: JsonFile<{ lastId: number; tokens: Token[] }>) {
    this.#file = file;
  }

  static async open(stateDirectory: string): Promise<TokenStore> {
    const path = join(stateDirectory, 'tokens.json');
    return new TokenStore(
      await JsonFile.open(path, { lastId: 0, tokens: [] as Token[] }),
    );
  }

  /** A person's tokens, newest first. */
  list(login: string): Token[] {
    return this.#file.content.tokens
      .filter(token => token.login === login)
      .reverse();
  }

  /** Makes a token; this is the only time its secret is known. */
  async create(
    login: string,
    name: string,
  ): Promise<{ token: Token; secret: string }> {
    const trimmed = name.trim();
    const tokens = this.list(login);
    if (trimmed === '' || trimmed.length > LONGEST_NAME) {
      throw new HttpError(
        422,
        `Give the token a name of 1 to ${LONGEST_NAME} characters`,
        { code: 'tokenName' },
      );
    }
    if (tokens.some(token => token.name === trimmed)) {
      throw new HttpError(
        422,
        'You have a token of that name: revoke it first, or choose another name',
        { code: 'tokenNameTaken' },
      );
    }
    if (tokens.length >= MOST_TOKENS) {
      throw new HttpError(422, 'Revoke a token first: you have too many', {
        code: 'tooManyTokens',
      });
    }
    const secret = `cab_${randomBytes(20).toString('hex')}`;
    const token = await this.#file.update(content => {
      content.lastId += 1;
      const made: Token = {
        id: content.lastId,
        login,
        name: trimmed,
        hash: hashSecret(secret),
        lastEight: secret.slice(-8),
        created: new Date().toISOString(),
      };
      content.tokens.push(made);
      return made;
    });
    return { token, secret };
  }

  /** The token with this secret; remembers that it was used. */
  async use(secret: string): Promise<Token | undefined> {
    const hash = hashSecret(secret);
    const token = this.#file.content.tokens.find(
      candidate => candidate.hash === hash,
    );
    if (!token) {
      return undefined;
    }
    const now = Math.floor(Date.now() / MINUTE) * MINUTE;
    const time = new Date(now).toISOString();
    if (token.lastUsed !== time) {
      await this.#file.update(() => {
        token.lastUsed = time;
      });
    }
    return token;
  }

  /** Ends one of a person's tokens, by id or name. */
  async revoke(login: string, idOrName: string): Promise<boolean> {
    return this.#file.update(content => {
      const at = content.tokens.findIndex(
        token =>
          token.login === login &&
          (String(token.id) === idOrName || token.name === idOrName),
      );
      if (at >= 0) {
        content.tokens.splice(at, 1);
      }
      return at >= 0;
    });
  }
}
