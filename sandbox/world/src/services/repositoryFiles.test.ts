// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { library, services, standing } from '../testing/fixtures.ts';
import { createCatalogueFiles } from './catalogueFiles.ts';
import { createRepositoryFiles } from './repositoryFiles.ts';

const options = { library, environments: standing, edgePort: 7012 };
const service = services.find(
  each => each.department === 'health' && each.environments.includes('prod'),
)!;

describe('createRepositoryFiles', () => {
  const stacks = {
    delivery: { parameters: {}, tags: {} },
    workloads: {
      dev: {
        parameters: { MaxTasks: '2' },
        tags: { 'cabildo:service': service.name },
      },
    },
  };
  const files = createRepositoryFiles(service, stacks, {
    ...options,
    version: '2.0.1',
  });

  it('should hold what the pipeline deploys', () => {
    assert.deepEqual(JSON.parse(files['deploy/dev.json']!), {
      Parameters: { MaxTasks: '2' },
      Tags: { 'cabildo:service': service.name },
    });
    assert.deepEqual(JSON.parse(files['deploy/library.json']!), {
      version: library.version,
      url: library.url,
      sha256: library.workloadSha256,
    });
  });

  it('should build nothing but the name of its image', () => {
    const buildspec = parse(files['buildspec.yml']!);
    assert.deepEqual(buildspec.env['exported-variables'], ['IMAGE_URI']);
    assert.equal(
      buildspec.phases.build.commands.at(-1),
      'export IMAGE_URI="$IMAGE_REPOSITORY_URI:2.0.1"',
    );
    assert.deepEqual(buildspec.artifacts.files, [
      'workload.yaml',
      'deploy/*.json',
    ]);
  });
});

describe('createCatalogueFiles', () => {
  const files = createCatalogueFiles(services, { ...options, inCluster: 0 });

  it('should list every service once', () => {
    const { targets } = parse(files['all.yaml']!).spec;
    assert.equal(targets.length, services.length);
    for (const target of targets) {
      assert.ok(files[target.replace('./', '')], target);
    }
  });

  it('should say whose a service is and where people reach it', () => {
    const entity = parse(files[`services/health/${service.name}.yaml`]!);
    assert.equal(entity.spec.owner, `group:default/${service.owner}`);
    assert.equal(entity.spec.system, service.system);
    assert.equal(
      entity.metadata.annotations['cabildo.dev/repository'],
      `health/${service.name}`,
    );
    assert.deepEqual(entity.metadata.links, [
      {
        url: `http://${service.name}.dev.health.gob.localhost:7012`,
        title: 'dev',
      },
      {
        url: `http://${service.name}.health.gob.localhost:7012`,
        title: 'prod',
      },
    ]);
  });
});
