// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseEnvironment } from './environment.ts';

test('nothing inherited can lead a part out of the sandbox', () => {
  const environment = baseEnvironment({
    PATH: '/bin',
    HOME: '/home/x',
    AWS_PROFILE: 'production',
    AWS_ENDPOINT_URL_S3: 'https://elsewhere',
    CABILDO_STATE_DIR: '/elsewhere',
    PYTHONPATH: '/elsewhere',
    NODE_OPTIONS: '--inspect',
    CI: 'true',
    no_proxy: 'intranet',
    http_proxy: 'http://proxy:3128',
  });
  assert.deepEqual(environment, {
    PATH: '/bin',
    HOME: '/home/x',
    http_proxy: 'http://proxy:3128',
    NO_PROXY: 'localhost,127.0.0.1,.localhost',
    no_proxy: 'localhost,127.0.0.1,.localhost',
    NO_COLOR: '1',
  });
});
