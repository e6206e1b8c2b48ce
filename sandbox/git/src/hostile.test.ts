// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { BOT_TOKEN, TestHost } from './__testUtils__/TestHost.ts';
import { WorkingCopy } from './__testUtils__/WorkingCopy.ts';

const HOSTILE_NAME = '"><img src=x onerror=alert(1)>.txt';
const HOSTILE_TEXT = `</td><script>alert('x')</script> & "quotes"`;

describe('hostile input', () => {
  let sandbox: TestHost;

  /** Sends an address exactly as it is written; `fetch` would tidy it up. */
  async function request(target: string): Promise<{
    status: number;
    text: string;
  }> {
    const { port } = new URL(sandbox.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      [
        `GET ${target} HTTP/1.1`,
        `Host: localhost:${port}`,
        `Authorization: token ${BOT_TOKEN}`,
        'Connection: close',
        '',
        '',
      ].join('\r\n'),
    );
    const chunks: Buffer[] = [];
    for await (const chunk of socket) {
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    return { status: Number(text.split(' ', 2)[1]), text };
  }

  before(async () => {
    sandbox = await TestHost.start();
    await sandbox.api('POST', '/orgs', {
      body: { username: 'health', full_name: HOSTILE_TEXT },
    });
    await sandbox.api('POST', '/orgs/health/repos', {
      body: { name: 'citas', description: HOSTILE_TEXT },
    });
    const copy = await WorkingCopy.create(await sandbox.workDirectory());
    await copy.commit(
      {
        'README.md': HOSTILE_TEXT,
        [HOSTILE_NAME]: HOSTILE_TEXT,
        'page.html': HOSTILE_TEXT,
      },
      HOSTILE_TEXT,
    );
    const { host } = new URL(sandbox.url);
    const pushed = await copy.push(
      `http://bot:${BOT_TOKEN}@${host}/health/citas`,
    );
    assert.ok(pushed.ok, pushed.stderr);
  });
  after(async () => {
    await sandbox.close();
    assert.deepEqual(
      sandbox.logged.filter(line => line.includes(' error ')),
      [],
    );
  });

  const climbing = [
    '/health/citas/src/branch/main/../../../../etc/passwd',
    '/health/citas/src/branch/main/%2e%2e/%2e%2e/etc/passwd',
    '/health/citas/src/branch/main/..%2f..%2fetc%2fpasswd',
    '/health/citas/src/branch/main/%2fetc%2fpasswd',
    '/health/citas/src/branch/main//etc/passwd',
    '/health/citas/src/branch/main/.git/config',
    '/health/citas/src/branch/main/.GIT/config',
    '/health/citas/src/branch/main/a%00b',
    '/health/citas/src/branch/..',
    '/health/citas/src/branch/--output=x',
    '/health/citas/src/branch/main%20--help',
    '/health/citas/src/branch/main:README.md',
    '/health/citas/src/branch/main%5e%7bcommit%7d',
    '/health/citas/src/branch/@%7b-1%7d',
    '/health/citas/src/commit/--help',
    '/health/citas/src/commit/HEAD',
    '/health/citas/raw/branch/main/../../HEAD',
    '/health/citas/raw/branch/main/%2e%2e%2f%2e%2e%2fHEAD',
    '/health/citas/commits/branch/main/%2e%2e/x',
    '/health/citas/commit/-1',
    '/health/%2e%2e/people.json',
    '/health/..%2f..%2fpeople/src/branch/main',
    '/../people.json',
    '/%2e%2e/people.json',
    '/health/citas/%',
    '/health/citas.git/../../tokens.json',
    '/%2e%2e/citas.git/info/refs?service=git-upload-pack',
    '/health/%2e%2e%2fx.git/info/refs?service=git-upload-pack',
    '/health/citas.git/info/refs?service=git-upload-pack%00',
    '/health/.new-x/info/refs?service=git-upload-pack',
    '/api/v1/repos/health/citas/contents/../../../x',
    '/api/v1/repos/health/citas/contents/%2e%2e/x',
    '/api/v1/repos/health/citas/contents/a%2f..%2fb',
    '/api/v1/repos/health/citas/contents/README.md?ref=--help',
    '/api/v1/repos/health/citas/contents/README.md?ref=main:x',
    '/api/v1/repos/health/citas/contents/README.md?ref=main%0a',
    '/api/v1/repos/health/citas/archive/--output=x.tar.gz',
    '/api/v1/repos/health/citas/archive/..%2fmain.tar.gz',
    '/api/v1/repos/health/citas/commits?path=../x',
    '/api/v1/repos/health/citas/git/commits/--all',
    '/api/v1/repos/__proto__/constructor',
    '/__proto__/toString',
    'http://localhost/health/citas/src/branch/main',
  ];
  for (const target of climbing) {
    it(`refuses ${target}`, async () => {
      const { status, text } = await request(target);
      assert.ok(status === 400 || status === 404, `${status}`);
      assert.doesNotMatch(text, /root:|"hash"|repositoryformatversion/);
    });
  }

  it('escapes what people push, everywhere', async () => {
    const name = encodeURIComponent(HOSTILE_NAME);
    const main = '/health/citas/src/branch/main';
    const { body } = await sandbox.api('GET', '/repos/health/citas/commits');
    for (const target of [
      '/',
      '/health',
      main,
      `${main}/${name}`,
      `${main}/page.html`,
      `/health/citas/commits/branch/main`,
      `/health/citas/commits/branch/main/${name}`,
      `/health/citas/commit/${body[0].sha}`,
    ]) {
      const { status, text } = await request(target);
      assert.equal(status, 200, target);
      assert.doesNotMatch(text, /<script|<img/, target);
      assert.match(text, /&lt;script&gt;|&lt;img/, target);
    }
  });

  it('sends files as text that no browser takes for a page', async () => {
    const response = await fetch(
      `${sandbox.url}/health/citas/raw/branch/main/page.html`,
      { headers: { Authorization: `token ${BOT_TOKEN}` } },
    );
    const { headers } = response;
    assert.equal(await response.text(), HOSTILE_TEXT);
    assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /sandbox/);
  });
});
