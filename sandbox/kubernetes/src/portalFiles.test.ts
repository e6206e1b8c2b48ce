// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import test from 'node:test';
import { createPortalConfig } from './portalFiles.ts';

test('should give each namespace to its department, in both places that read clusters', () => {
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
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'national',
              url: 'https://127.0.0.1:1',
              authProvider: 'serviceAccount',
              serviceAccountToken: 'reader',
              caData: 'Q0E=',
            },
          ],
        },
      ],
    },
  });
});
