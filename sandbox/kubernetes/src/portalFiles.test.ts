// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import test from 'node:test';
import { createPortalConfig } from './portalFiles.ts';

test('should give each namespace to its department', () => {
  const config = createPortalConfig({
    url: 'https://127.0.0.1:1',
    token: 'reader',
    caData: 'Q0E=',
    namespaces: ['health', 'labour'],
  });
  assert.deepEqual(config, {
    cabildo: {
      clusters: {
        national: {
          url: 'https://127.0.0.1:1',
          token: 'reader',
          caData: 'Q0E=',
          namespaces: { health: 'health-prod', labour: 'labour-prod' },
        },
      },
    },
  });
});
