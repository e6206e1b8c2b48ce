// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { readOrganisation } from '@cabildo/sandbox-world/src/readOrganisation.ts';
import { generateServices } from '@cabildo/sandbox-world/src/services/generateServices.ts';
import { chooseDeployments } from './chooseDeployments.ts';
import { autoscalerManifest, deploymentManifest } from './manifests.ts';

const organisation = readOrganisation(
  fileURLToPath(new URL('../../../world/organisation', import.meta.url)),
);
const services = generateServices({ seed: 'test', count: 282, organisation });
const chosen = chooseDeployments(services, 40);

test('should choose as many as were asked for, in every department', () => {
  assert.equal(chosen.length, 40);
  assert.equal(new Set(chosen.map(({ namespace }) => namespace)).size, 8);
  assert.equal(new Set(chosen.map(({ service }) => service.name)).size, 40);
});

test('should choose the same in the same world', () => {
  assert.deepEqual(chooseDeployments(services, 40), chosen);
});

test('should have one of each thing to look after', () => {
  assert.deepEqual(chosen.flatMap(({ oddity }) => oddity ?? []).sort(), [
    'asleep',
    'at-maximum',
    'crashing',
    'stuck',
  ]);
  const full = chosen.find(({ oddity }) => oddity === 'at-maximum')!;
  assert.equal(full.replicas, full.range!.max);
  const asleep = chosen.find(({ oddity }) => oddity === 'asleep')!;
  assert.equal(asleep.replicas, 0);
  // An autoscaler would wake it.
  assert.equal(autoscalerManifest(asleep), undefined);
});

test('should make do with fewer services', () => {
  const few = generateServices({ seed: 'test', count: 8, organisation });
  assert.ok(chooseDeployments(few, 40).length <= 8);
  assert.deepEqual(chooseDeployments([], 40), []);
});

test('should say by labels whose a Deployment is', () => {
  const [{ service }] = chosen as [(typeof chosen)[number]];
  const { path, object } = deploymentManifest(chosen[0]!);
  assert.equal(
    path,
    `/apis/apps/v1/namespaces/${service.department}/deployments`,
  );
  assert.deepEqual(object.metadata.labels, {
    'app.kubernetes.io/name': service.name,
    'app.kubernetes.io/part-of': service.system,
    'app.kubernetes.io/version': service.version,
    'backstage.io/kubernetes-id': service.name,
    'cabildo.io/department': service.department,
    'cabildo.io/owner': service.owner,
    'cabildo.io/tier': service.tier,
  });
});
