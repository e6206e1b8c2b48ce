// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { BOT_TOKEN, TestHost } from './__testUtils__/TestHost.ts';
import { WorkingCopy } from './__testUtils__/WorkingCopy.ts';

describe('the API', () => {
  let sandbox: TestHost;
  let commit: string;
  let ana: string;

  before(async () => {
    sandbox = await TestHost.start();
    ana = await sandbox.tokenOf('ana.rojas');
  });
  after(async () => {
    await sandbox.close();
    assert.deepEqual(
      sandbox.logged.filter(line => line.startsWith('error')),
      [],
    );
  });

  it('creates organisations, once', async () => {
    const body = { username: 'health', full_name: 'Ministry of Health' };
    const made = await sandbox.api('POST', '/orgs', { body });
    assert.equal(made.status, 201);
    assert.equal(made.body.username, 'health');
    const again = await sandbox.api('POST', '/orgs', { body });
    assert.equal(again.status, 422);
    assert.match(again.body.message, /exists already/);
    const found = await sandbox.api('GET', '/orgs/health', { token: ana });
    assert.equal(found.body.full_name, 'Ministry of Health');
    assert.equal((await sandbox.api('GET', '/orgs/nothing')).status, 404);
    const refused = await sandbox.api('POST', '/orgs', {
      token: ana,
      body: { username: 'other' },
    });
    assert.equal(refused.status, 403);
    await sandbox.api('POST', '/orgs', { body: { username: 'interior' } });
  });

  it('creates repositories for whoever may push, with a description and a branch', async () => {
    const made = await sandbox.api('POST', '/orgs/health/repos', {
      token: ana,
      body: {
        name: 'citas',
        description: 'Appointments (Cabildo request 7f3a)',
        private: true,
        default_branch: 'main',
      },
    });
    assert.equal(made.status, 201);
    const { full_name, description, empty, clone_url, permissions } = made.body;
    assert.deepEqual(
      { full_name, description, empty, clone_url, permissions },
      {
        full_name: 'health/citas',
        description: 'Appointments (Cabildo request 7f3a)',
        empty: true,
        clone_url: `${sandbox.url}/health/citas.git`,
        permissions: { admin: false, push: true, pull: true },
      },
    );
    const again = await sandbox.api('POST', '/orgs/health/repos', {
      body: { name: 'citas' },
    });
    assert.equal(again.status, 409);
    const foreign = await sandbox.api('POST', '/orgs/interior/repos', {
      token: ana,
      body: { name: 'citas' },
    });
    assert.equal(foreign.status, 403);
    assert.match(foreign.body.message, /may not push to 'interior'/);
    const nowhere = await sandbox.api('POST', '/orgs/nothing/repos', {
      body: { name: 'citas' },
    });
    assert.equal(nowhere.status, 404);
  });

  it('makes one of two repositories of one name asked for at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        sandbox.api('POST', '/orgs/interior/repos', {
          body: { name: 'same' },
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [201, 409, 409, 409, 409]);
  });

  it('refuses names that are none, and bodies that are none', async () => {
    for (const name of [
      '',
      '..',
      'a/b',
      '-x',
      'x.git',
      'X',
      'x..y',
      'a'.repeat(120),
      '<script>',
      'citas\n',
    ]) {
      const refused = await sandbox.api('POST', '/orgs/health/repos', {
        body: { name },
      });
      assert.equal(refused.status, 422, JSON.stringify(name));
    }
    for (const username of ['api', 'user', '../x', '', '9x', 'a--b', 'Ñ']) {
      const refused = await sandbox.api('POST', '/orgs', {
        body: { username },
      });
      assert.equal(refused.status, 422, username);
    }
    for (const [body, status] of [
      ['{', 400],
      ['[]', 400],
      ['{"name":1}', 422],
      ['{"name":"x","private":"yes"}', 422],
      [JSON.stringify({ name: 'x'.repeat(100_000) }), 413],
    ] as const) {
      const response = await fetch(`${sandbox.url}/api/v1/orgs/health/repos`, {
        method: 'POST',
        headers: { Authorization: `token ${BOT_TOKEN}` },
        body,
      });
      assert.equal(response.status, status, body.slice(0, 40));
      const { message } = (await response.json()) as { message: string };
      assert.ok(message);
    }
  });

  it('shows what was pushed: repository, branch, commits, contents', async () => {
    const copy = await WorkingCopy.create(await sandbox.workDirectory());
    await copy.commit({ 'README.md': 'Citas', 'deploy/dev.json': '{}' }, 'One');
    commit = await copy.commit({ 'deploy/prod.json': '{ }' }, 'Two\n\nWhy.');
    const remote = `http://x:${ana}@${new URL(sandbox.url).host}/health/citas`;
    const pushed = await copy.push(remote);
    assert.ok(pushed.ok, pushed.stderr);

    const repository = await sandbox.api('GET', '/repos/health/citas');
    assert.equal(repository.body.empty, false);
    assert.equal(repository.body.default_branch, 'main');

    const branch = await sandbox.api(
      'GET',
      '/repos/health/citas/branches/main',
    );
    assert.equal(branch.body.commit.id, commit);
    assert.equal(branch.body.commit.message, 'Two\n\nWhy.');

    const commits = await sandbox.api(
      'GET',
      '/repos/health/citas/commits?sha=main&limit=1',
    );
    assert.equal(commits.body.length, 1);
    assert.equal(commits.body[0].sha, commit);
    assert.equal(commits.body[0].commit.author.email, 'ana@example.test');
    const parent = commits.body[0].parents[0].sha;
    const first = await sandbox.api(
      'GET',
      `/repos/health/citas/git/commits/${parent}`,
    );
    assert.equal(first.body.commit.message, 'One');

    const file = await sandbox.api(
      'GET',
      '/repos/health/citas/contents/deploy/prod.json?ref=main',
    );
    assert.equal(file.body.encoding, 'base64');
    assert.equal(Buffer.from(file.body.content, 'base64').toString(), '{ }');
    const older = await sandbox.api(
      'GET',
      `/repos/health/citas/contents/deploy/prod.json?ref=${parent}`,
    );
    assert.equal(older.status, 404);
    const directory = await sandbox.api(
      'GET',
      '/repos/health/citas/contents/deploy',
    );
    const listed = directory.body.map((entry: any) => [entry.path, entry.type]);
    assert.deepEqual(listed, [
      ['deploy/dev.json', 'file'],
      ['deploy/prod.json', 'file'],
    ]);
  });

  it('answers 304 to whoever has the file already', async () => {
    const path = '/repos/health/citas/contents/README.md';
    const { headers } = await sandbox.api('GET', path);
    const again = await fetch(`${sandbox.url}/api/v1${path}`, {
      headers: {
        Authorization: `token ${BOT_TOKEN}`,
        'If-None-Match': headers.get('etag') ?? '',
      },
    });
    assert.equal(again.status, 304);
  });

  it('packs archives', async () => {
    const get = (file: string) =>
      fetch(`${sandbox.url}/api/v1/repos/health/citas/archive/${file}`, {
        headers: { Authorization: `token ${BOT_TOKEN}` },
      });
    const tar = gunzipSync(
      Buffer.from(await (await get('main.tar.gz')).arrayBuffer()),
    );
    assert.ok(tar.includes('citas/deploy/prod.json'));
    const zip = Buffer.from(await (await get(`${commit}.zip`)).arrayBuffer());
    assert.equal(zip.subarray(0, 2).toString(), 'PK');
    assert.equal((await get('nothing.zip')).status, 404);
    assert.equal((await get('main.rar')).status, 404);
  });

  it('hides private repositories from others', async () => {
    const look = async (person: string) => {
      const token = await sandbox.tokenOf(person);
      return (await sandbox.api('GET', '/repos/health/citas', { token }))
        .status;
    };
    assert.equal(await look('luis.paredes'), 404);
    assert.equal(await look('jorge.medina'), 200);
    assert.equal(await look('elena.duarte'), 200);
    const luis = await sandbox.tokenOf('luis.paredes');
    const listed = await sandbox.api('GET', '/orgs/health/repos', {
      token: luis,
    });
    assert.deepEqual(listed.body, []);
  });

  it('changes and removes repositories', async () => {
    const changed = await sandbox.api('PATCH', '/repos/interior/same', {
      body: { description: 'New', private: true },
    });
    assert.equal(changed.body.description, 'New');
    assert.equal(changed.body.private, true);
    const refused = await sandbox.api('DELETE', '/repos/interior/same', {
      token: ana,
    });
    assert.equal(refused.status, 404);
    const removed = await sandbox.api('DELETE', '/repos/interior/same');
    assert.equal(removed.status, 204);
    const gone = await sandbox.api('GET', '/repos/interior/same');
    assert.equal(gone.status, 404);
    const made = await sandbox.api('POST', '/orgs/interior/repos', {
      body: { name: 'same' },
    });
    assert.equal(made.status, 201);
  });

  it('manages tokens: one’s own, or anybody’s for the platform', async () => {
    const body = { name: 'from the API' };
    const mine = await sandbox.api('POST', '/users/ana.rojas/tokens', {
      token: ana,
      body,
    });
    assert.equal(mine.status, 201);
    assert.match(mine.body.sha1, /^cab_[0-9a-f]{40}$/);
    const me = await sandbox.api('GET', '/user', { token: mine.body.sha1 });
    assert.equal(me.body.login, 'ana.rojas');
    const twice = await sandbox.api('POST', '/users/ana.rojas/tokens', {
      token: ana,
      body,
    });
    assert.equal(twice.status, 422);
    const foreign = await sandbox.api('POST', '/users/luis.paredes/tokens', {
      token: ana,
      body,
    });
    assert.equal(foreign.status, 403);
    const unknown = await sandbox.api('POST', '/users/nobody/tokens', { body });
    assert.equal(unknown.status, 404);
    assert.match(unknown.body.message, /when they sign in/);
    const listed = await sandbox.api('GET', '/users/ana.rojas/tokens');
    assert.ok(listed.body.every((token: any) => token.sha1 === ''));
  });

  it('answers nobody without a token', async () => {
    for (const path of ['/orgs', '/user', '/repos/health/citas']) {
      const response = await fetch(`${sandbox.url}/api/v1${path}`);
      assert.equal(response.status, 401, path);
      assert.match(JSON.stringify(await response.json()), /message/);
    }
  });
});
