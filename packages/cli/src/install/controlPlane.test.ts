// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { controlPlaneHome, whyNoControlPlane } from './controlPlane.ts';

function writeModule(root: string, content: string): void {
  const directory = join(root, 'sandbox/kubernetes/programs/etcd');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'go.mod'), content);
}

test('clones that build the same share it, outside of them', t => {
  const [one, two] = [temporaryDirectory(t), temporaryDirectory(t)];
  writeModule(one, 'v1');
  writeModule(two, 'v1');
  const environment = { XDG_CACHE_HOME: '/cache' };
  const home = controlPlaneHome(one, environment);
  assert.match(home, /^\/cache\/cabildo\/kubernetes\/[0-9a-f]{16}$/);
  assert.equal(controlPlaneHome(two, environment), home);
  writeModule(two, 'v2');
  assert.notEqual(controlPlaneHome(two, environment), home);
});

test('without Go it says in one sentence what is left out', t => {
  const root = temporaryDirectory(t);
  writeModule(root, root);
  assert.equal(
    whyNoControlPlane(root, () => undefined),
    'Kubernetes is left out: its control plane is built with Go 1.26, which is not here.',
  );
  assert.match(whyNoControlPlane(root, () => '1.25.9') ?? '', /here is 1.25.9/);
  assert.equal(
    whyNoControlPlane(root, () => '1.26.0'),
    undefined,
  );
  assert.equal(
    whyNoControlPlane(root, () => '2.0'),
    undefined,
  );
});
