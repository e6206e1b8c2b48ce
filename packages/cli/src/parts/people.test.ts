// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { fakeContext } from '../testing/fakePart.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { knowsPeople, readPeople } from './people.ts';

const ROOT = new URL('../../../..', import.meta.url).pathname;

/** A portal whose catalogue holds so many of the people that are asked for. */
async function contextWith(
  context: TestContext,
  respond: (asked: string[]) => { status: number; body: unknown },
) {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://portal');
    const { status, body } = respond(url.searchParams.getAll('filter'));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  context.after(() => server.close());
  await new Promise(resolve => server.once('listening', resolve));
  const fake = fakeContext(temporaryDirectory(context));
  const { port } = server.address() as AddressInfo;
  return {
    ...fake,
    layout: { ...fake.layout, root: ROOT },
    ports: { ...fake.ports, portal: port },
  };
}

test('everybody who can sign in has a name in the file of people', () => {
  assert.deepEqual(readPeople(ROOT).sort(), [
    'ana.rojas',
    'elena.duarte',
    'jorge.medina',
    'luis.paredes',
    'marta.silva',
  ]);
});

test('the portal is ready when its catalogue holds all of them', async context => {
  let known = 4;
  const portal = await contextWith(context, asked => {
    assert.equal(asked.length, 5);
    assert.ok(asked.includes('kind=user,metadata.name=ana.rojas'));
    return { status: 200, body: { totalItems: known } };
  });
  assert.equal(await knowsPeople(portal), false);
  known = 5;
  assert.equal(await knowsPeople(portal), true);
});

test('a portal that is still starting is not ready', async context => {
  const portal = await contextWith(context, () => ({
    status: 503,
    body: { error: {} },
  }));
  assert.equal(await knowsPeople(portal), false);
});
