// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { ConfigReader } from '@backstage/config';
import { BOT_TOKEN, TestHost } from './__testUtils__/TestHost.ts';
import { WorkingCopy } from './__testUtils__/WorkingCopy.ts';

const silent = {
  info() {},
  warn() {},
  error() {},
  debug() {},
  child: () => silent,
};

describe('Backstage’s own reader for Gitea', () => {
  let sandbox: TestHost;
  let root: string;

  function createReader() {
    const { host } = new URL(sandbox.url);
    return UrlReaders.default({
      logger: silent,
      config: new ConfigReader({
        integrations: {
          gitea: [{ host, baseUrl: sandbox.url, password: BOT_TOKEN }],
        },
      }),
    });
  }

  before(async () => {
    sandbox = await TestHost.start();
    await sandbox.api('POST', '/orgs', { body: { username: 'platform' } });
    await sandbox.api('POST', '/orgs/platform/repos', {
      body: { name: 'organisation' },
    });
    const copy = await WorkingCopy.create(await sandbox.workDirectory());
    await copy.commit({
      'all.yaml': 'kind: Location',
      'departments/health.yaml': 'kind: Group',
      'departments/año nuevo.yaml': 'kind: System',
    });
    const { host } = new URL(sandbox.url);
    await copy.push(`http://bot:${BOT_TOKEN}@${host}/platform/organisation`);
    root = `${sandbox.url}/platform/organisation/src/branch/main`;
  });
  after(() => sandbox.close());

  it('reads a file, also one whose name is encoded', async () => {
    const reader = createReader();
    const file = await reader.readUrl(`${root}/all.yaml`);
    assert.equal((await file.buffer()).toString(), 'kind: Location');
    assert.ok(file.etag);
    const encoded = encodeURIComponent('año nuevo.yaml');
    const other = await reader.readUrl(`${root}/departments/${encoded}`);
    assert.equal((await other.buffer()).toString(), 'kind: System');
  });

  it('says that a file does not exist', async () => {
    await assert.rejects(() => createReader().readUrl(`${root}/nothing.yaml`), {
      name: 'NotFoundError',
    });
  });

  it('reads a tree, and part of one, and knows when nothing changed', async () => {
    const reader = createReader();
    const tree = await reader.readTree(root);
    const paths = (await tree.files()).map(file => file.path).sort();
    assert.deepEqual(paths, [
      'all.yaml',
      'departments/año nuevo.yaml',
      'departments/health.yaml',
    ]);
    const part = await reader.readTree(`${root}/departments`);
    assert.deepEqual((await part.files()).map(file => file.path).sort(), [
      'año nuevo.yaml',
      'health.yaml',
    ]);
    await assert.rejects(() => reader.readTree(root, { etag: tree.etag }), {
      name: 'NotModifiedError',
    });
  });

  it('searches', async () => {
    const found = await createReader().search(`${root}/all.yaml`);
    assert.equal(found.files.length, 1);
    const nothing = await createReader().search(`${root}/none.yaml`);
    assert.deepEqual(nothing.files, []);
  });
});
