// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as openid from 'openid-client';
import {
  findFreePort,
  listen,
  TestBrowser,
  type ListeningServer,
} from '@cabildo/sandbox-web/testing';
import { readClients } from './clients.ts';
import { createIdentityServer } from './createIdentityServer.ts';
import { readPeople } from './people.ts';

const PEOPLE = fileURLToPath(
  new URL('../../world/people.yaml', import.meta.url),
);
// Nothing listens there: the tests stop before the client is asked.
const REDIRECT = 'http://localhost:9/user/callback';
const CLIENTS = JSON.stringify([
  {
    client_id: 'git',
    client_secret: 'g'.repeat(32),
    redirect_uris: [REDIRECT],
  },
  {
    client_id: 'portal',
    client_secret: 'p'.repeat(32),
    redirect_uris: ['http://localhost:8/api/auth/oidc/handler/frame'],
  },
]);

describe('the identity provider', () => {
  let directory: string;
  let port: number;
  let running: ListeningServer;
  const logged: string[] = [];

  async function start() {
    const server = await createIdentityServer({
      issuer: `http://localhost:${port}`,
      clients: readClients(CLIENTS),
      people: await readPeople(PEOPLE),
      stateDirectory: directory,
      log: message => logged.push(message),
    });
    running = await listen(server, port);
  }

  /** An independent client, as the applications have one. */
  function discover() {
    return openid.discovery(
      new URL(running.url),
      'git',
      'g'.repeat(32),
      openid.ClientSecretBasic('g'.repeat(32)),
      { execute: [openid.allowInsecureRequests] },
    );
  }

  async function signIn(
    browser: TestBrowser,
    person: string,
    extra: Record<string, string> = {},
  ) {
    const client = await discover();
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const checks = {
      pkceCodeVerifier,
      expectedState: openid.randomState(),
      expectedNonce: openid.randomNonce(),
    };
    const address = openid.buildAuthorizationUrl(client, {
      redirect_uri: REDIRECT,
      scope: 'openid profile email',
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      ...extra,
    });
    const asked = await browser.open(address, REDIRECT);
    const answered = asked.url.href.startsWith(REDIRECT)
      ? asked
      : await browser.submit(asked.url, { person }, REDIRECT);
    const tokens = await openid.authorizationCodeGrant(
      client,
      answered.url,
      checks,
    );
    return { client, tokens, asked };
  }

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cabildo-identity-'));
    port = await findFreePort();
    await start();
  });
  after(async () => {
    await running.close();
    await rm(directory, { recursive: true });
    assert.deepEqual(logged, []);
  });

  it('signs in each person with their claims in the ID token', async () => {
    for (const person of await readPeople(PEOPLE)) {
      const { tokens, client } = await signIn(new TestBrowser(), person.id);
      const claims = tokens.claims();
      assert.ok(claims);
      const { sub, name, preferred_username, email, email_verified, groups } =
        claims;
      assert.deepEqual(
        { sub, name, preferred_username, email, email_verified, groups },
        {
          sub: person.id,
          name: person.name,
          preferred_username: person.id,
          email: person.email,
          email_verified: true,
          groups: person.groups,
        },
      );
      const userinfo = await openid.fetchUserInfo(
        client,
        tokens.access_token,
        person.id,
      );
      assert.equal(userinfo.email, person.email);
    }
  });

  it('asks once, and not again in the same browser', async () => {
    const browser = new TestBrowser();
    const first = await signIn(browser, 'ana.rojas');
    assert.match(first.asked.text, /Ana Rojas/);
    const second = await signIn(browser, 'nobody is asked');
    assert.equal(second.tokens.claims()?.sub, 'ana.rojas');
  });

  it('lets another person take over where the client asks for it', async () => {
    const browser = new TestBrowser();
    await signIn(browser, 'ana.rojas');
    const { tokens, asked } = await signIn(browser, 'marta.silva', {
      prompt: 'login',
    });
    assert.match(asked.text, /You are signed in as Ana Rojas/);
    assert.equal(tokens.claims()?.sub, 'marta.silva');
    const later = await signIn(browser, 'nobody is asked');
    assert.equal(later.tokens.claims()?.sub, 'marta.silva');
  });

  it('gives a refresh token that works twice, and after a restart, like the session', async () => {
    const browser = new TestBrowser();
    const { tokens, client } = await signIn(browser, 'luis.paredes');
    assert.ok(tokens.refresh_token);
    await running.close();
    await start();
    const refreshed = await openid.refreshTokenGrant(
      client,
      tokens.refresh_token,
    );
    assert.equal(refreshed.claims()?.sub, 'luis.paredes');
    await openid.refreshTokenGrant(client, tokens.refresh_token);
    const again = await signIn(browser, 'nobody is asked');
    assert.equal(again.tokens.claims()?.sub, 'luis.paredes');
  });

  it('takes a revoked refresh token no more', async () => {
    const { tokens, client } = await signIn(new TestBrowser(), 'ana.rojas');
    assert.ok(tokens.refresh_token);
    await openid.tokenRevocation(client, tokens.refresh_token);
    await assert.rejects(() =>
      openid.refreshTokenGrant(client, tokens.refresh_token ?? ''),
    );
  });

  it('signs out after asking, and goes back to the application', async () => {
    const browser = new TestBrowser();
    const { tokens, client } = await signIn(browser, 'elena.duarte');
    const address = openid.buildEndSessionUrl(client, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://localhost:9/',
    });
    const page = await browser.open(address);
    assert.match(page.text, /Sign out of the sandbox\?/);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const left = await browser.submit(
      `${running.url}/session/end/confirm`,
      { xsrf, logout: 'yes' },
      'http://localhost:9/',
    );
    assert.equal(left.url.href, 'http://localhost:9/');
    const { asked } = await signIn(browser, 'ana.rojas');
    assert.match(asked.text, /Who are you today/);
  });

  it('refuses a redirect it does not know, and an unknown client, on its own page', async () => {
    const client = await discover();
    const wrongRedirect = openid.buildAuthorizationUrl(client, {
      redirect_uri: 'http://localhost:9/elsewhere',
      scope: 'openid',
    });
    const unknownClient = new URL(wrongRedirect);
    unknownClient.searchParams.set('client_id', '<script>');
    for (const [address, reason] of [
      [wrongRedirect, /redirect_uri did not match/],
      [unknownClient, /client is invalid/],
    ] as const) {
      const page = await new TestBrowser().open(address);
      assert.equal(page.status, 400);
      assert.match(page.text, reason);
      assert.match(page.text, /Signing in did not work/);
      assert.doesNotMatch(page.text, /<script>/);
    }
  });

  it('refuses a wrong client secret', async () => {
    const response = await fetch(`${running.url}/token`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from('git:wrong').toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'x',
      }),
    });
    assert.equal(response.status, 401);
  });

  it('refuses a person who is not listed, another site’s form, and a stranger’s sign-in', async () => {
    const client = await discover();
    const address = openid.buildAuthorizationUrl(client, {
      redirect_uri: REDIRECT,
      scope: 'openid',
    });
    const browser = new TestBrowser();
    const asked = await browser.open(address);
    const unknown = await browser.submit(asked.url, { person: 'root' });
    assert.equal(unknown.status, 400);

    const stranger = await new TestBrowser().submit(asked.url, {
      person: 'ana.rojas',
    });
    assert.equal(stranger.status, 400);
    assert.match(stranger.text, /This sign-in is over/);

    const crossSite = new TestBrowser({ 'Sec-Fetch-Site': 'cross-site' });
    const there = await crossSite.open(address);
    const forged = await crossSite.submit(there.url, { person: 'ana.rojas' });
    assert.equal(forged.status, 400);
  });

  it('speaks the language of the browser, then the one chosen', async () => {
    const browser = new TestBrowser({ 'Accept-Language': 'es-PE' });
    const spanish = await browser.open(running.url);
    assert.match(spanish.text, /<html lang="es">/);
    assert.match(spanish.text, /Desarrolladora del equipo de Citas/);
    await browser.open(`${running.url}/?language=en`);
    const english = await browser.open(running.url);
    assert.match(english.text, /Developer in the Appointments team/);
  });

  it('sends pages that run no script and stand in no frame', async () => {
    const { headers } = await new TestBrowser().open(running.url);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /script-src|unsafe/);
  });

  it('keeps keys and records for its owner only', async () => {
    for (const name of ['keys.json', 'records.json']) {
      const { mode } = await stat(join(directory, name));
      assert.equal(mode % 0o1000, 0o600, name);
    }
  });
});

describe('readClients', () => {
  it('refuses what is no client, without repeating a secret', () => {
    assert.throws(() => readClients('no'), /must be a JSON list/);
    const broken = JSON.stringify([{ client_id: 'x', client_secret: 'hush' }]);
    assert.throws(
      () => readClients(broken),
      (error: Error) =>
        /Client 0 .* needs/.test(error.message) && !/hush/.test(error.message),
    );
  });
});
