// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { library, organisation, standing } from '../testing/fixtures.ts';
import { createCatalogueFiles } from './catalogueFiles.ts';
import { chooseForCluster } from './chooseForCluster.ts';
import { generateServices } from './generateServices.ts';

describe('createCatalogueFiles', () => {
  const services = generateServices({ seed: 'test', count: 600, organisation });
  const files = createCatalogueFiles(services, {
    library,
    environments: standing,
    edgePort: 7012,
    inCluster: 40,
  });
  const written = (name: string, department: string) =>
    files[`services/${department}/${name}.yaml`];

  it('should write down every service but those that nobody claimed', () => {
    for (const { name, department, mismatch } of services) {
      assert.equal(
        written(name, department) !== undefined,
        mismatch !== 'unclaimed',
        name,
      );
    }
  });

  it('should name those that run in a cluster as the cluster does', () => {
    const named = services.filter(({ name, department }) => {
      const text = written(name, department);
      const id =
        text &&
        parse(String(text)).metadata.annotations['backstage.io/kubernetes-id'];
      assert.ok(!id || id === name);
      return id;
    });
    assert.deepEqual(named, chooseForCluster(services, 40));
    assert.equal(named.length, 40);
  });

  it('should know repository and library of those alone that came by the path', () => {
    for (const { name, department, origin, mismatch } of services) {
      if (mismatch !== 'unclaimed') {
        const { annotations } = parse(
          String(written(name, department)),
        ).metadata;
        for (const key of ['repository', 'library-version']) {
          assert.equal(
            annotations[`cabildo.dev/${key}`] !== undefined,
            origin === 'path',
            `${name}: ${key}`,
          );
        }
      }
    }
  });
});
