// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings } from './settings.ts';

const environment = {
  CABILDO_AWS_ENDPOINT: 'http://127.0.0.1:7009',
  CABILDO_GIT_URL: 'http://localhost:7010/',
  CABILDO_GIT_BOT_TOKEN: 'token',
  CABILDO_EDGE_PORT: '7012',
  CABILDO_STATE_DIR: '/state/world',
};

describe('readSettings', () => {
  it('should make 282 services unless told otherwise', () => {
    const settings = readSettings(environment);
    assert.equal(settings.serviceCount, 282);
    assert.equal(settings.gitUrl, 'http://localhost:7010');
    assert.equal(
      readSettings({ ...environment, CABILDO_WORLD_SERVICES: '0' })
        .serviceCount,
      0,
    );
  });

  it('should name everything that is wrong at once', () => {
    assert.throws(
      () =>
        readSettings({ CABILDO_EDGE_PORT: 'x', CABILDO_WORLD_SERVICES: '-1' }),
      /CABILDO_AWS_ENDPOINT is not set.*CABILDO_EDGE_PORT must be.*CABILDO_STATE_DIR is not set.*CABILDO_WORLD_SERVICES must be/,
    );
  });
});
