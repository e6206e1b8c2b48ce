// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { ClientMetadata } from 'oidc-provider';
import { BodyTooLargeError, sendPage } from '@cabildo/sandbox-web';
import { clientOrigins, createProvider } from './createProvider.ts';
import { openKeys } from './keys.ts';
import { renderHomePage, renderMessagePage } from './pages.ts';
import type { Person } from './people.ts';
import { ProviderStore } from './ProviderStore.ts';
import { handleSignIn } from './signIn.ts';

/** @public */
export interface CreateIdentityServerOptions {
  /** As clients and browsers reach it, such as `http://localhost:7011`. */
  issuer: string;
  clients: readonly ClientMetadata[];
  people: readonly Person[];
  stateDirectory: string;
  log: (message: string) => void;
}

/**
 * Creates the identity provider: its pages, and the protocol behind them.
 *
 * @public
 */
export async function createIdentityServer(
  options: CreateIdentityServerOptions,
): Promise<Server> {
  const { issuer, clients, people, stateDirectory, log } = options;
  const provider = createProvider({
    issuer,
    clients,
    people,
    keys: await openKeys(stateDirectory),
    store: await ProviderStore.open(stateDirectory),
  });
  provider.on('server_error', (_ctx, error) => log(`error ${error.stack}`));
  const protocol = provider.callback();
  const formTargets = clientOrigins(clients);

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (pathname === '/healthz') {
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
      response.end('ok\n');
    } else if (pathname === '/') {
      sendPage(response, renderHomePage(request, people));
    } else if (/^\/sign-in\/[\w-]+$/.test(pathname)) {
      await handleSignIn(request, response, { provider, people, formTargets });
    } else {
      await protocol(request, response);
    }
  }

  return createServer((request, response) => {
    handle(request, response).catch(error => {
      if (!(error instanceof BodyTooLargeError)) {
        log(`error ${error instanceof Error ? error.stack : error}`);
      }
      if (response.headersSent) {
        response.destroy();
      } else {
        const status = error instanceof BodyTooLargeError ? 413 : 500;
        sendPage(response, renderMessagePage(request, 'error', { status }));
      }
    });
  });
}
