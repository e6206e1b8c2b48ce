// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { clusterManifests } from './manifests.ts';

const manifests = clusterManifests(['health']);

function find(kind: string): any {
  return manifests.find(({ path }) => path.endsWith(`/${kind}`))!.object;
}

test('should let the portal do what production lets it do, and look only', () => {
  const guide = readFileSync(
    new URL('../../../../docs/production.md', import.meta.url),
    'utf8',
  );
  const [, role] = /```yaml\n(apiVersion: rbac[^`]*)```/.exec(guide) ?? [];
  const { rules } = find('clusterroles');
  assert.deepEqual(rules, parse(role!).rules);
  const verbs = new Set(rules.flatMap((rule: any) => rule.verbs));
  assert.deepEqual([...verbs].sort(), ['list', 'watch']);
});

test('should bind the portal to that role alone', () => {
  const bindings = manifests.filter(({ path }) =>
    path.endsWith('/clusterrolebindings'),
  );
  assert.equal(bindings.length, 1);
  const { roleRef, subjects } = find('clusterrolebindings');
  assert.equal(roleRef.name, find('clusterroles').metadata.name);
  assert.deepEqual(subjects, [{ kind: 'User', name: 'cabildo-portal' }]);
});
