// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BOT_TOKEN, TestHost } from './__testUtils__/TestHost.ts';
import { git, WorkingCopy } from './__testUtils__/WorkingCopy.ts';

describe('git over HTTP', () => {
  let sandbox: TestHost;

  /** An address as git takes it, with credentials in it. */
  function address(repository: string, user: string, token: string): string {
    const { host } = new URL(sandbox.url);
    return `http://${user}:${token}@${host}/${repository}.git`;
  }

  async function copyWith(files: Record<string, string | Uint8Array>) {
    const copy = await WorkingCopy.create(await sandbox.workDirectory());
    const commit = await copy.commit(files);
    return { copy, commit };
  }

  before(async () => {
    sandbox = await TestHost.start();
    for (const owner of ['health', 'interior']) {
      await sandbox.api('POST', '/orgs', { body: { username: owner } });
      await sandbox.api('POST', `/orgs/${owner}/repos`, {
        body: { name: 'permits' },
      });
    }
  });
  after(() => sandbox.close());

  it('takes a push of a member and tells the pipelines what moved', async () => {
    const token = await sandbox.tokenOf('ana.rojas');
    const remote = address('health/permits', 'ana.rojas', token);
    const { copy, commit } = await copyWith({ 'README.md': 'one' });
    const pushed = await copy.push(remote);
    assert.ok(pushed.ok, pushed.stderr);
    const first = await sandbox.receiver.find(event => event.commit === commit);
    assert.deepEqual(first, {
      repository: 'health/permits',
      branch: 'main',
      before: '0'.repeat(40),
      commit,
      pusher: 'ana.rojas',
    });

    const clones = await sandbox.workDirectory();
    const cloned = await git(clones, 'clone', '--quiet', remote, 'copy');
    assert.ok(cloned.ok, cloned.stderr);
    assert.equal(await readFile(join(clones, 'copy/README.md'), 'utf8'), 'one');

    const second = await copy.commit({ 'README.md': 'two' });
    await git(copy.directory, 'branch', 'feature/more');
    const both = await git(copy.directory, 'push', '-q', remote, '--all');
    assert.ok(both.ok, both.stderr);
    const moved = await sandbox.receiver.find(
      event => event.branch === 'main' && event.commit === second,
    );
    assert.equal(moved.before, commit);
    const made = await sandbox.receiver.find(
      event => event.branch === 'feature/more',
    );
    assert.equal(made.before, '0'.repeat(40));
    assert.equal(made.commit, second);
  });

  it('refuses a push to another department, and says why and what to do', async () => {
    const token = await sandbox.tokenOf('ana.rojas');
    const { copy } = await copyWith({ a: 'a' });
    const pushed = await copy.push(
      address('interior/permits', 'ana.rojas', token),
    );
    assert.equal(pushed.ok, false);
    assert.match(pushed.stderr, /ana\.rojas may not push to 'interior'/);
    assert.match(pushed.stderr, /your groups are: health-appointments, health/);
    const read = await git(
      copy.directory,
      'ls-remote',
      address('interior/permits', 'ana.rojas', token),
    );
    assert.ok(read.ok, 'reading is allowed');
  });

  it('refuses a push of a manager and of the national office', async () => {
    const { copy } = await copyWith({ a: 'a' });
    for (const person of ['jorge.medina', 'elena.duarte']) {
      const token = await sandbox.tokenOf(person);
      const pushed = await copy.push(address('health/permits', person, token));
      assert.equal(pushed.ok, false, person);
      assert.match(pushed.stderr, /may not push to 'health'/);
    }
  });

  it('takes a push of the platform team to any department', async () => {
    const token = await sandbox.tokenOf('marta.silva');
    const { copy } = await copyWith({ a: 'a' });
    const pushed = await copy.push(
      address('interior/permits', 'marta.silva', token),
      'main:platform',
    );
    assert.ok(pushed.ok, pushed.stderr);
  });

  it('takes the token in every place clients put it', async () => {
    const token = await sandbox.tokenOf('ana.rojas');
    const basic = (text: string) =>
      `Basic ${Buffer.from(text).toString('base64')}`;
    for (const authorization of [
      `token ${token}`,
      `Bearer ${token}`,
      basic(`ana.rojas:${token}`),
      basic(`anybody:${token}`),
      basic(`${token}:`),
      basic(`${token}:x-oauth-basic`),
      `token ${BOT_TOKEN}`,
    ]) {
      const response = await fetch(
        `${sandbox.url}/health/permits.git/info/refs?service=git-upload-pack`,
        { headers: { Authorization: authorization } },
      );
      assert.equal(response.status, 200, authorization.split(' ')[0]);
      await response.body?.cancel();
    }
  });

  it('asks for a token, and takes a revoked or an invented one for none', async () => {
    const token = await sandbox.tokenOf('luis.paredes');
    const copy = await sandbox.workDirectory();
    const look = (secret: string) =>
      git(copy, 'ls-remote', address('health/permits', 'luis.paredes', secret));
    assert.ok((await look(token)).ok);
    const [{ id }] = sandbox.host.tokens.list('luis.paredes');
    const revoked = await sandbox.api(
      'DELETE',
      `/users/luis.paredes/tokens/${id}`,
    );
    assert.equal(revoked.status, 204);
    assert.equal((await look(token)).ok, false);
    assert.equal((await look('invented')).ok, false);

    const nobody = await fetch(
      `${sandbox.url}/health/permits.git/info/refs?service=git-upload-pack`,
    );
    assert.equal(nobody.status, 401);
    assert.match(nobody.headers.get('www-authenticate') ?? '', /^Basic realm=/);
    assert.match(await nobody.text(), /\/user\/tokens/);
  });

  it('keeps no token in the clear', async () => {
    const token = await sandbox.tokenOf('ana.rojas');
    const stored = await readFile(
      join(sandbox.stateDirectory, 'tokens.json'),
      'utf8',
    );
    assert.equal(stored.includes(token), false);
    assert.match(stored, /"lastEight"/);
  });

  it('takes a large push in chunks', async () => {
    const { copy, commit } = await copyWith({
      'large.bin': randomBytes(3 * 1024 * 1024),
    });
    const pushed = await copy.push(
      address('health/permits', 'bot', BOT_TOKEN),
      'main:large',
    );
    assert.ok(pushed.ok, pushed.stderr);
    await sandbox.receiver.find(event => event.commit === commit);
  });

  it('serves no file of a repository, only git’s protocol', async () => {
    for (const path of [
      'HEAD',
      'config',
      'objects/info/packs',
      'info/refs',
      'info/refs?service=git-upload-archive',
      'git-upload-archive',
    ]) {
      const response = await fetch(
        `${sandbox.url}/health/permits.git/${path}`,
        {
          headers: { Authorization: `token ${BOT_TOKEN}` },
        },
      );
      assert.equal(response.status, 404, path);
    }
  });

  it('tells again what the receiver did not take at first', async () => {
    const { receiver } = sandbox;
    await sandbox.host.pushes.settled('interior/permits');
    receiver.refusals = 1;
    const { copy, commit } = await copyWith({ again: 'again' });
    const remote = address('interior/permits', 'bot', BOT_TOKEN);
    await copy.push(remote, 'main:again');
    const told = await receiver.find(event => event.commit === commit);
    assert.equal(told.branch, 'again');
    await sandbox.host.pushes.settled('interior/permits');
    const last = sandbox.host.pushes.last('interior/permits');
    assert.deepEqual([last?.state, last?.attempts], ['delivered', 2]);
  });

  it('tells after a restart what nobody had answered before it', async () => {
    const { receiver } = sandbox;
    await sandbox.host.pushes.settled('interior/permits');
    receiver.silences = 1;
    const asked = receiver.next();
    const { copy, commit } = await copyWith({ late: 'late' });
    const remote = address('interior/permits', 'bot', BOT_TOKEN);
    await copy.push(remote, 'main:late');
    await asked;
    await sandbox.restartGit();
    const told = await receiver.find(event => event.commit === commit);
    assert.equal(told.branch, 'late');
  });

  it('shows that it gave up, and why', async () => {
    const { receiver } = sandbox;
    receiver.refusals = Infinity;
    const { copy, commit } = await copyWith({ refused: 'refused' });
    await copy.push(
      address('interior/permits', 'bot', BOT_TOKEN),
      'main:refused',
    );
    await sandbox.host.pushes.settled('interior/permits');
    receiver.refusals = 0;
    const last = sandbox.host.pushes.last('interior/permits');
    assert.equal(last?.state, 'failed');
    assert.equal(last.event.commit, commit);
    assert.equal(last.attempts, 3);
    assert.match(last.reason ?? '', /answered 500 out of order/);
    const browser = await sandbox.signIn('marta.silva');
    const page = await browser.open(
      `${sandbox.url}/interior/permits/src/branch/refused`,
    );
    assert.match(page.text, /✘ failed/);
    assert.match(page.text, /out of order/);
  });
});
