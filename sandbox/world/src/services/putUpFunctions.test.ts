// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FakeClient } from '../testing/fakeClient.ts';
import { services, standing } from '../testing/fixtures.ts';
import type { World } from '../World.ts';
import { generateFunctions } from './generateFunctions.ts';
import { putUpFunctions } from './putUpFunctions.ts';

function refusalOf(name: string): Error {
  return Object.assign(new Error('exists'), { name });
}

/** A world of the functions, whose account answers so. */
function worldWith(creates: () => object | Error) {
  const client = new FakeClient({
    CreateRole: () => refusalOf('EntityAlreadyExistsException'),
    CreateFunction: creates,
    PutFunctionConcurrency: () => ({}),
  });
  const reports: string[] = [];
  const world = {
    functions: generateFunctions('test', services),
    environments: standing,
    accounts: { iam: () => client, lambda: () => client },
    report: (line: string) => reports.push(line),
  } as unknown as World;
  return { client, reports, world };
}

it('should make each function with the tags that say whose it is', async () => {
  const { client, reports, world } = worldWith(() => ({}));
  assert.equal(await putUpFunctions(world), 0);
  const made = client.operations('CreateFunction') as {
    FunctionName: string;
    Tags: Record<string, string>;
  }[];
  assert.equal(made.length, world.functions.length);
  for (const { FunctionName, Tags } of made) {
    const { service } = world.functions.find(
      ({ name }) => name === FunctionName,
    )!;
    assert.equal(Tags['cabildo:service'], service.name);
    assert.equal(Tags['cabildo:environment'], 'prod');
  }
  assert.equal(
    client.operations('PutFunctionConcurrency').length,
    world.functions.filter(({ reserved }) => reserved !== undefined).length,
  );
  assert.deepEqual(reports, [`${made.length} functions`]);
});

it('should leave what stands as it is, and what people reserved for it', async () => {
  const { client, reports, world } = worldWith(() =>
    refusalOf('ResourceConflictException'),
  );
  assert.equal(await putUpFunctions(world), 0);
  assert.deepEqual(client.operations('PutFunctionConcurrency'), []);
  assert.deepEqual(reports, []);
});

it('should count what fails and go on', async () => {
  const { reports, world } = worldWith(() => refusalOf('ServiceException'));
  assert.equal(await putUpFunctions(world), world.functions.length);
  assert.equal(reports.length, world.functions.length);
});
