// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import * as openid from 'openid-client';
import { HttpError } from '../errors.ts';
import type { Person } from './PeopleStore.ts';

interface PendingSignIn {
  verifier: string;
  state: string;
  nonce: string;
  returnTo: string;
  expires: number;
}

/** @public */
export interface SignInOptions {
  /** The identity provider's address. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The Git host's own address. */
  url: string;
}

const TEN_MINUTES = 10 * 60_000;
const MOST_PENDING = 1000;

/** Only addresses of this host: nobody is led elsewhere after signing in. */
function readReturnTo(text: string | undefined): string {
  return text && /^\/(?![/\\])[^\\\s]*$/.test(text) ? text : '/';
}

/**
 * Signs people in with the identity provider: authorisation code, PKCE, state
 * and nonce.
 *
 * @public
 */
export class SignIn {
  readonly #options: SignInOptions;
  // A sign-in under way is not worth a file: after a restart it starts again.
  readonly #pending = new Map<string, PendingSignIn>();
  #configuration: Promise<openid.Configuration> | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  /** Where the browser goes to sign in, and the key that brings it back. */
  async start(
    returnTo: string | undefined,
  ): Promise<{ address: URL; key: string }> {
    const configuration = await this.#discover();
    this.#forgetExpired();
    const key = randomBytes(24).toString('base64url');
    const pending: PendingSignIn = {
      verifier: openid.randomPKCECodeVerifier(),
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      returnTo: readReturnTo(returnTo),
      expires: Date.now() + TEN_MINUTES,
    };
    this.#pending.set(key, pending);
    const address = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.#options.url}/user/callback`,
      scope: 'openid profile email',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    });
    return { address, key };
  }

  /** Takes the identity provider's answer. */
  async finish(
    key: string | undefined,
    search: string,
  ): Promise<{ person: Person; idToken: string; returnTo: string }> {
    const pending = key ? this.#pending.get(key) : undefined;
    if (!key || !pending || pending.expires < Date.now()) {
      throw new HttpError(400, 'This sign-in is over: start again.', {
        code: 'signInOver',
      });
    }
    this.#pending.delete(key);
    let tokens: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>;
    try {
      tokens = await openid.authorizationCodeGrant(
        await this.#discover(),
        new URL(`${this.#options.url}/user/callback${search}`),
        {
          pkceCodeVerifier: pending.verifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        },
      );
    } catch (error) {
      throw new HttpError(400, 'The identity provider did not confirm this.', {
        cause: error,
        code: 'identityProviderRefused',
      });
    }
    const claims = tokens.claims();
    const {
      preferred_username: login,
      name,
      email,
      groups,
    }: Record<string, unknown> = claims ?? {};
    if (typeof login !== 'string' || !/^[\w.-]{1,60}$/.test(login)) {
      throw new HttpError(400, 'The identity provider told no user name.', {
        code: 'identityProviderRefused',
      });
    }
    return {
      person: {
        login,
        name: typeof name === 'string' ? name : login,
        email: typeof email === 'string' ? email : '',
        groups: Array.isArray(groups)
          ? groups.filter(group => typeof group === 'string')
          : [],
      },
      idToken: tokens.id_token ?? '',
      returnTo: pending.returnTo,
    };
  }

  /** Where the browser goes to sign out of the identity provider too. */
  async signOutAddress(idToken: string): Promise<URL> {
    return openid.buildEndSessionUrl(await this.#discover(), {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${this.#options.url}/`,
    });
  }

  async #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    this.#configuration ??= openid.discovery(
      new URL(issuer),
      clientId,
      clientSecret,
      openid.ClientSecretBasic(clientSecret),
      // The sandbox speaks plain http, on loopback only.
      { execute: [openid.allowInsecureRequests], timeout: 10 },
    );
    try {
      return await this.#configuration;
    } catch (error) {
      this.#configuration = undefined; // ask again next time
      throw new HttpError(
        503,
        `The identity provider at ${issuer} does not answer.`,
        { cause: error, code: 'identityProviderAway' },
      );
    }
  }

  #forgetExpired(): void {
    const now = Date.now();
    for (const [key, { expires }] of this.#pending) {
      if (expires < now || this.#pending.size > MOST_PENDING) {
        this.#pending.delete(key);
      }
    }
  }
}
