// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { checkPorts } from './commands/up.ts';
import { formatError, PortTakenError } from './errors.ts';
import { findPortHolder, isPortFree, parseListeningInodes } from './ports.ts';
import { fakeContext, fakePart } from './testing/fakePart.ts';
import { temporaryDirectory } from './testing/temporaryDirectory.ts';

test('the inode of a listening socket is found by its port', () => {
  const text = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1B5F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1',
    '   1: 0100007F:1B5F 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 4712 1',
    '   2: 0100007F:1B60 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1',
    '',
  ].join('\n');
  assert.deepEqual(parseListeningInodes(text, 7007), ['4711']);
  assert.deepEqual(parseListeningInodes(text, 7009), []);
});

test('a taken port is one clear message: part, port, holder, remedy', async context => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  assert.equal(await isPortFree(port), false);

  const { layout } = fakeContext(temporaryDirectory(context));
  const part = fakePart('', { name: 'git', ports: () => [port] });
  await assert.rejects(
    checkPorts([part], layout, { port: 7007 }),
    (error: unknown) => {
      assert.ok(error instanceof PortTakenError);
      const text = formatError(error, false);
      assert.match(text, new RegExp(`Port ${port}, which git needs, is taken`));
      if (process.platform === 'linux') {
        assert.match(text, new RegExp(`by process ${process.pid} \\(.*node`));
      }
      assert.match(text, /\.\/cabildo up --port 7107/);
      assert.doesNotMatch(text, /\.ts:\d+/);
      return true;
    },
  );
});

test('nobody holds a free port', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  assert.equal(await isPortFree(port), true);
  assert.equal(findPortHolder(port), undefined);
});
