// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdir } from 'node:fs/promises';
import { PeopleStore } from './access/PeopleStore.ts';
import { SessionStore } from './access/SessionStore.ts';
import { SignIn } from './access/SignIn.ts';
import { TokenStore } from './access/TokenStore.ts';
import { RepositoryStore } from './git/RepositoryStore.ts';
import type { Host } from './Host.ts';
import { PushNotifier } from './push/PushNotifier.ts';

/** @public */
export interface OpenHostOptions {
  url: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  botToken: string;
  stateDirectory: string;
  /** Where pushes are told to; nobody is told without it. */
  pushHookUrl?: string;
  /** See {@link PushNotifier}. */
  pushHookDelays?: readonly number[];
  log: (message: string) => void;
}

/** Opens everything the Git host keeps. @public */
export async function openHost(options: OpenHostOptions): Promise<Host> {
  const { url, issuer, clientId, clientSecret, stateDirectory, log } = options;
  await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
  return {
    url,
    issuer,
    botToken: options.botToken,
    repositories: await RepositoryStore.open(stateDirectory),
    people: await PeopleStore.open(stateDirectory),
    tokens: await TokenStore.open(stateDirectory),
    sessions: await SessionStore.open(stateDirectory),
    signIn: new SignIn({ issuer, clientId, clientSecret, url }),
    pushes: await PushNotifier.open({
      stateDirectory,
      url: options.pushHookUrl,
      delays: options.pushHookDelays,
      log,
    }),
    log,
  };
}
