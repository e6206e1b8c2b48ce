// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readConfiguration } from '../src/configuration.ts';

describe('configuration', () => {
  it('should start with nothing set, on loopback only', () => {
    const configuration = readConfiguration({});
    assert.equal(configuration.port, 8080);
    assert.equal(configuration.host, '127.0.0.1');
    assert.equal(configuration.environmentName, 'local');
  });

  it('should listen on every interface inside an environment', () => {
    assert.equal(readConfiguration({ ENVIRONMENT_NAME: 'prod' }).host, '0.0.0.0');
  });

  it('should name every wrong variable at once', () => {
    assert.throws(() => readConfiguration({ PORT: 'eighty', LOG_LEVEL: 'loud', DRAIN_SECONDS: '-1' }), {
      name: 'ConfigurationError',
      message: /LOG_LEVEL must be .*PORT must be .*DRAIN_SECONDS must be/,
    });
  });

  it('should answer health where the load balancer will ask', () => {
    const { healthPath, serviceName } = readConfiguration({});
    for (const name of ['dev', 'prod']) {
      const file = new URL(`../deploy/${name}.json`, import.meta.url);
      if (existsSync(file)) {
        const { Parameters } = JSON.parse(readFileSync(file, 'utf8'));
        assert.equal(Parameters.HealthPath, healthPath, `deploy/${name}.json`);
        assert.equal(Parameters.ServiceName, serviceName, `deploy/${name}.json`);
      }
    }
  });
});
