// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { services, standing } from '../testing/fixtures.ts';
import { createFunctionBehaviours } from './functionBehaviours.ts';
import { generateFunctions } from './generateFunctions.ts';

it('should describe each function where it is, and keep the one short of room short all day', () => {
  const functions = generateFunctions('test', services);
  const behaviours = createFunctionBehaviours(functions, standing);
  assert.equal(Object.keys(behaviours).length, functions.length);
  for (const key of Object.keys(behaviours)) {
    assert.match(
      key,
      /^1[23]0000000\d{3}\/(us|sa)-east-1\/lambda\/[a-z0-9-]+$/,
    );
  }
  const steady = Object.entries(behaviours).filter(
    ([
      ,
      {
        requestsPerSecond: { base, peak },
      },
    ]) => peak > 0 && base === peak,
  );
  assert.deepEqual(
    steady.map(([key]) => key.split('/').pop()),
    [functions[0]!.name],
  );
});
