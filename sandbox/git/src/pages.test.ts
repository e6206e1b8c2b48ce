// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { TestBrowser } from '@cabildo/sandbox-web/testing';
import { BOT_TOKEN, formTokenOf, TestHost } from './__testUtils__/TestHost.ts';
import { WorkingCopy } from './__testUtils__/WorkingCopy.ts';

describe('the pages', () => {
  let sandbox: TestHost;
  let url: string;

  before(async () => {
    sandbox = await TestHost.start();
    ({ url } = sandbox);
    for (const owner of ['health', 'interior']) {
      await sandbox.api('POST', '/orgs', { body: { username: owner } });
    }
    await sandbox.api('POST', '/orgs/health/repos', {
      body: { name: 'citas' },
    });
    await sandbox.api('POST', '/orgs/interior/repos', {
      body: { name: 'permisos' },
    });
    const copy = await WorkingCopy.create(await sandbox.workDirectory());
    await copy.commit({ 'README.md': 'Citas\n', 'src/a.txt': 'one\ntwo\n' });
    await copy.commit({ 'src/a.txt': 'one\nthree\n' }, 'Say three');
    const { host } = new URL(url);
    await copy.push(`http://b:${BOT_TOKEN}@${host}/health/citas`);
    await copy.push(`http://b:${BOT_TOKEN}@${host}/health/citas`, 'main:x/y');
  });
  after(() => sandbox.close());

  it('lets each of the five people in at their first sign-in', async () => {
    for (const person of [
      'ana.rojas',
      'luis.paredes',
      'marta.silva',
      'jorge.medina',
      'elena.duarte',
    ]) {
      const browser = await sandbox.signIn(person);
      const page = await browser.open(`${url}/user/tokens`);
      assert.equal(page.status, 200);
      assert.ok(page.text.includes(person), person);
    }
  });

  it('sends people to sign in and back to where they wanted', async () => {
    const browser = new TestBrowser();
    const asked = await browser.open(`${url}/health/citas/commits/branch/main`);
    assert.match(asked.text, /Who are you today/);
    const back = await browser.submit(asked.url, { person: 'ana.rojas' });
    assert.equal(back.url.href, `${url}/health/citas/commits/branch/main`);
    assert.match(back.text, /Say three/);
  });

  it('leads nobody to another site after signing in', async () => {
    for (const to of ['//evil.test', 'https://evil.test', '/\\evil.test']) {
      const browser = new TestBrowser();
      const asked = await browser.open(
        `${url}/user/login?to=${encodeURIComponent(to)}`,
      );
      const back = await browser.submit(asked.url, { person: 'ana.rojas' });
      assert.equal(back.url.href, `${url}/`, to);
    }
  });

  it('shows people their repositories first', async () => {
    const browser = await sandbox.signIn('ana.rojas');
    const { text } = await browser.open(url);
    const [theirs, others] = text.split('Other repositories');
    assert.match(theirs, /health\/citas/);
    assert.doesNotMatch(theirs, /interior\/permisos/);
    assert.match(others, /interior\/permisos/);
  });

  it('shows files with line numbers, history and changes', async () => {
    const browser = await sandbox.signIn('ana.rojas');
    const front = await browser.open(`${url}/health/citas`);
    assert.equal(front.url.pathname, '/health/citas/src/branch/main');
    assert.match(front.text, new RegExp(`git clone ${url}/health/citas.git`));
    const file = await browser.open(
      `${url}/health/citas/src/branch/main/src/a.txt`,
    );
    assert.match(file.text, /id="L2".*three/);
    const slashed = await browser.open(
      `${url}/health/citas/src/branch/x/y/src/a.txt`,
    );
    assert.equal(slashed.status, 200);
    const history = await browser.open(
      `${url}/health/citas/commits/branch/main/README.md`,
    );
    assert.doesNotMatch(history.text, /Say three/);
    const { body } = await sandbox.api('GET', '/repos/health/citas/commits');
    const commit = await browser.open(
      `${url}/health/citas/commit/${body[0].sha}`,
    );
    assert.match(commit.text, /class="removed">-two/);
    assert.match(commit.text, /class="added">\+three/);
  });

  it('says how to begin in an empty repository', async () => {
    const browser = await sandbox.signIn('luis.paredes');
    const page = await browser.open(`${url}/interior/permisos`);
    assert.match(page.text, /Nothing was pushed yet/);
    assert.match(page.text, /git remote add origin/);
  });

  it('makes a token, shows it once, and revokes it', async () => {
    const browser = await sandbox.signIn('ana.rojas');
    const form = formTokenOf((await browser.open(`${url}/user/tokens`)).text);
    const made = await browser.submit(`${url}/user/tokens`, {
      form,
      name: '<b>laptop</b>',
    });
    const secret = /cab_[0-9a-f]{40}/.exec(made.text)?.[0] ?? '';
    assert.equal(
      (await sandbox.api('GET', '/user', { token: secret })).status,
      200,
    );
    const listed = await browser.open(`${url}/user/tokens`);
    assert.equal(listed.text.includes(secret), false);
    assert.match(listed.text, /&lt;b&gt;laptop/);
    const twice = await browser.submit(`${url}/user/tokens`, {
      form,
      name: '<b>laptop</b>',
    });
    assert.equal(twice.status, 422);
    assert.match(twice.text, /You have a token of that name/);
    const token = /name="token" value="(\d+)"/.exec(listed.text)?.[1] ?? '';
    await browser.submit(`${url}/user/tokens/revoke`, { form, token });
    assert.equal(
      (await sandbox.api('GET', '/user', { token: secret })).status,
      401,
    );
  });

  it('takes no form of another site, another session, or nobody', async () => {
    const ana = await sandbox.signIn('ana.rojas');
    const luis = await sandbox.signIn('luis.paredes');
    const form = formTokenOf((await luis.open(`${url}/user/tokens`)).text);
    const send = (browser: TestBrowser, fields: Record<string, string>) =>
      browser.submit(`${url}/user/tokens`, { name: 'x', ...fields });
    assert.equal((await send(ana, {})).status, 403);
    assert.equal((await send(ana, { form })).status, 403);
    assert.equal((await send(new TestBrowser(), { form })).status, 403);
    const elsewhere = await sandbox.signIn('ana.rojas');
    const own = formTokenOf((await elsewhere.open(`${url}/user/tokens`)).text);
    const cookies = elsewhere.cookiesFor(url);
    const forged = await fetch(`${url}/user/tokens`, {
      method: 'POST',
      headers: { Cookie: cookies, 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ form: own, name: 'x' }),
    });
    assert.equal(forged.status, 403);
    assert.equal(sandbox.host.tokens.list('ana.rojas').length, 0);
  });

  it('keeps people signed in over a restart, until they sign out', async () => {
    const browser = await sandbox.signIn('ana.rojas');
    await sandbox.restartGit();
    const page = await browser.open(url);
    assert.match(page.text, /Your repositories/);
    const left = await browser.submit(`${url}/user/logout`, {
      form: formTokenOf(page.text),
    });
    assert.match(left.text, /Sign out of the sandbox\?/);
    assert.match((await browser.open(url)).text, /Sign in/);
  });

  it('speaks Spanish', async () => {
    const browser = await sandbox.signIn('ana.rojas', {
      'Accept-Language': 'es',
    });
    const page = await browser.open(`${url}/health/citas`);
    assert.match(page.text, /<html lang="es">/);
    assert.match(page.text, /Último aviso a los pipelines/);
    const missing = await browser.open(`${url}/health/nada`);
    assert.equal(missing.status, 404);
    assert.match(missing.text, /Aquí no hay nada/);
  });

  it('stops a sign-in that was not started here', async () => {
    const page = await new TestBrowser().open(
      `${url}/user/callback?code=x&state=y`,
    );
    assert.equal(page.status, 400);
    assert.match(page.text, /This sign-in is over/);
  });
});
