// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { writePortalFiles } from './portalFiles.ts';
import { library, standing } from './testing/fixtures.ts';

describe('writePortalFiles', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cabildo-world-'));
  after(() => rmSync(directory, { recursive: true }));

  it('should tell the portal its environments, for its eyes only', () => {
    const externalIds = Object.fromEntries(
      standing.map(({ id }) => [id, `secret-of-${id}`]),
    );
    const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
    writePortalFiles(directory, {
      environments: standing,
      externalIds,
      library,
      credentials,
      edgePort: 7012,
    });

    const file = join(directory, 'app-config.world.yaml');
    const { cabildo } = parse(readFileSync(file, 'utf8'));
    assert.equal(Object.keys(cabildo.environments).length, 16);
    const { connectionArn, ...health } = cabildo.environments['health-dev'];
    assert.equal(
      connectionArn,
      'arn:aws:codeconnections:us-east-1:120000000003:connection/1',
    );
    assert.deepEqual(health, {
      name: 'dev',
      department: 'health',
      accountId: '120000000003',
      region: 'us-east-1',
      partition: 'aws',
      externalId: 'secret-of-health-dev',
      domain: 'dev.health.gob.localhost',
      stackName: 'cabildo-environment-dev',
      serviceUrl: 'http://{domain}:7012',
    });
    assert.equal(cabildo.environments['health-prod'].connectionArn, undefined);
    assert.deepEqual(cabildo.stackLibrary, {
      url: library.rootUrl,
      version: '1.0.0',
    });
    assert.deepEqual(
      JSON.parse(
        readFileSync(join(directory, 'portal-credentials.json'), 'utf8'),
      ),
      credentials,
    );
    for (const name of ['app-config.world.yaml', 'portal-credentials.json']) {
      assert.equal(statSync(join(directory, name)).mode & 0o777, 0o600, name);
    }
  });
});
