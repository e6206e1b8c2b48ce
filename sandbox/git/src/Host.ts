// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { PeopleStore } from './access/PeopleStore.ts';
import type { SessionStore } from './access/SessionStore.ts';
import type { SignIn } from './access/SignIn.ts';
import type { TokenStore } from './access/TokenStore.ts';
import type { RepositoryStore } from './git/RepositoryStore.ts';
import type { PushNotifier } from './push/PushNotifier.ts';

/**
 * What the routes of the Git host work with.
 *
 * @public
 */
export interface Host {
  /** As clients and browsers reach it, such as `http://localhost:7010`. */
  url: string;
  /** The identity provider's address. */
  issuer: string;
  botToken: string;
  repositories: RepositoryStore;
  people: PeopleStore;
  tokens: TokenStore;
  sessions: SessionStore;
  signIn: SignIn;
  pushes: PushNotifier;
  log: (message: string) => void;
}
