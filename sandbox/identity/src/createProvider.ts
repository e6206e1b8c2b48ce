// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Provider,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import type { RenderedPage } from '@cabildo/sandbox-web';
import type { ProviderKeys } from './keys.ts';
import { renderMessagePage, renderSignOutPage } from './pages.ts';
import type { Person } from './people.ts';
import type { ProviderStore } from './ProviderStore.ts';

const HOUR = 3600;
// As long as people expect to come back to a sandbox and still be signed in.
const SESSION = 30 * 24 * HOUR;

/** @public */
export interface CreateProviderOptions {
  issuer: string;
  clients: readonly ClientMetadata[];
  people: readonly Person[];
  keys: ProviderKeys;
  store: ProviderStore;
}

/**
 * Where the provider's forms may lead: its clients. Browsers hold redirects
 * after a form to the page's `form-action`.
 *
 * @public
 */
export function clientOrigins(clients: readonly ClientMetadata[]): string[] {
  const uris = clients.flatMap(client => client.redirect_uris ?? []);
  return [...new Set(uris.map(uri => new URL(uri).origin))];
}

/** Koa sends what it is given, after it has set its cookies. */
function give(ctx: KoaContextWithOIDC, page: RenderedPage): void {
  ctx.status = page.status;
  ctx.set(page.headers);
  ctx.append('Set-Cookie', page.cookies);
  ctx.body = page.body;
}

/** Every client is the sandbox's own, so nobody is asked for consent. */
async function grantEverythingAsked(ctx: KoaContextWithOIDC) {
  const { oidc } = ctx;
  const { session, client, account, params } = oidc;
  if (!session || !client || !account) {
    return undefined;
  }
  const grantId =
    oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = grantId ? await oidc.provider.Grant.find(grantId) : undefined;
  const grant =
    found?.accountId === account.accountId
      ? found
      : new oidc.provider.Grant({
          clientId: client.clientId,
          accountId: account.accountId,
        });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  await grant.save();
  return grant;
}

/**
 * The OpenID Connect provider itself.
 *
 * @public
 */
export function createProvider(options: CreateProviderOptions): Provider {
  const { issuer, clients, people, keys, store } = options;
  const formTargets = clientOrigins(clients);
  // Cookies ignore the port: two sandboxes on one machine must not share a name.
  const prefix = `cabildo_identity_${new URL(issuer).port}`;

  const configuration: Configuration = {
    adapter: model => store.adapterFor(model),
    clients: [...clients],
    jwks: { keys: keys.signing },
    cookies: {
      keys: keys.cookies,
      names: {
        session: `${prefix}_session`,
        interaction: `${prefix}_interaction`,
        resume: `${prefix}_resume`,
      },
      short: { httpOnly: true, sameSite: 'lax', path: '/' },
      long: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    // Clients read the groups from the ID token, not only from userinfo.
    conformIdTokenClaims: false,
    async findAccount(_ctx, id) {
      const person = people.find(candidate => candidate.id === id);
      return (
        person && {
          accountId: person.id,
          claims: async () => ({
            sub: person.id,
            name: person.name,
            preferred_username: person.id,
            email: person.email,
            email_verified: true,
            groups: person.groups,
          }),
        }
      );
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    loadExistingGrant: grantEverythingAsked,
    // Without being asked for `offline_access` too, which needs a consent
    // screen: a client without a refresh token signs people out at a reload.
    issueRefreshToken: async (_ctx, client) =>
      client.grantTypeAllowed('refresh_token'),
    // Two tabs may refresh at once; rotation would take the second for a thief.
    rotateRefreshToken: false,
    expiresWithSession: async () => false,
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: SESSION,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: SESSION,
      Session: SESSION,
    },
    responseTypes: ['code'],
    pkce: { required: () => false },
    clientBasedCORS: () => false,
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) =>
          token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) =>
          give(ctx, renderSignOutPage(ctx.req, form, formTargets)),
        postLogoutSuccessSource: async ctx =>
          give(ctx, renderMessagePage(ctx.req, 'signedOut')),
      },
    },
    renderError: async (ctx, out) => {
      const details = out.error_description ?? out.error;
      give(
        ctx,
        renderMessagePage(ctx.req, 'error', { status: ctx.status, details }),
      );
    },
  };
  return new Provider(issuer, configuration);
}
