// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { JsonFile } from '@cabildo/sandbox-web';
import { hashSecret } from './TokenStore.ts';

/** Somebody signed in with a browser. @public */
export interface Session {
  login: string;
  /** Stands in every form, so that no other site can send one. */
  formToken: string;
  /** Tells the identity provider whom to sign out. */
  idToken: string;
  /** Milliseconds since 1970. */
  expires: number;
}

/** In seconds. @public */
export const SESSION_LIFETIME = 30 * 24 * 3600;

/**
 * Sessions of browsers, kept under the hash of their cookie.
 *
 * @public
 */
export class SessionStore {
  readonly #file: JsonFile<Record<string, Session>>;

  private constructor(file: JsonFile<Record<string, Session>>) {
    this.#file = file;
  }

  static async open(stateDirectory: string): Promise<SessionStore> {
    return new SessionStore(
      await JsonFile.open(join(stateDirectory, 'sessions.json'), {}),
    );
  }

  find(secret: string | undefined): Session | undefined {
    const session = secret && this.#file.content[hashSecret(secret)];
    return session && session.expires > Date.now() ? session : undefined;
  }

  /** Starts a session and returns the secret for its cookie. */
  async start(login: string, idToken: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.#file.update(sessions => {
      for (const [key, { expires }] of Object.entries(sessions)) {
        if (expires <= Date.now()) {
          delete sessions[key];
        }
      }
      sessions[hashSecret(secret)] = {
        login,
        idToken,
        formToken: randomBytes(16).toString('base64url'),
        expires: Date.now() + SESSION_LIFETIME * 1000,
      };
    });
    return secret;
  }

  async end(secret: string): Promise<void> {
    await this.#file.update(sessions => {
      delete sessions[hashSecret(secret)];
    });
  }
}
