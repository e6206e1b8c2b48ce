// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from './errors.ts';
import { mergeSettings, parsePort, portsFrom } from './settings.ts';

test('eight ports in a row', () => {
  assert.deepEqual(portsFrom(7107), {
    portal: 7107,
    postgres: 7108,
    aws: 7109,
    git: 7110,
    identity: 7111,
    edge: 7112,
    app: 7113,
    kubernetes: 7114,
  });
});

test('a later start keeps what an earlier one was asked', () => {
  const first = mergeSettings(undefined, { port: '7107', seed: 'a-1' });
  assert.deepEqual(first, { port: 7107, seed: 'a-1' });
  assert.deepEqual(mergeSettings(first, {}), first);
  assert.deepEqual(mergeSettings(first, { services: '12' }), {
    port: 7107,
    seed: 'a-1',
    services: 12,
  });
  const cluster = mergeSettings(first, { kubernetes: true });
  assert.equal(mergeSettings(cluster, {}).kubernetes, true);
  assert.equal(mergeSettings(cluster, { kubernetes: false }).kubernetes, false);
  assert.deepEqual(mergeSettings(undefined, {}), { port: 7007 });
});

test('a wrong value is refused with the range', () => {
  for (const value of ['', '80', '65529', '7007.5', '-7007', '7007x', '٧٠٠٧']) {
    assert.throws(() => parsePort(value), UsageError, value);
  }
  assert.equal(parsePort('65528'), 65_528);
  assert.throws(
    () => mergeSettings(undefined, { services: '5001' }),
    /from 0 to 5000, not '5001'/,
  );
  assert.throws(() => mergeSettings(undefined, { seed: 'a b' }), UsageError);
});
