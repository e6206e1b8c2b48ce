// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { template, templateDirectory } from './template.ts';

const require = createRequire(import.meta.url);
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');
const {
  templateEntityV1beta3Validator,
} = require('@backstage/plugin-scaffolder-common');

const refuse = async () => {
  throw new Error('Nothing is fetched from elsewhere');
};

const hostile = {
  name: 'lab-notices',
  title: 'Lab: "notices" #1',
  description: "People's results: - come\\ 50 % faster",
  owner: 'group:default/health-lab',
  system: 'system:default/lab',
  department: 'health',
  repository: 'health/lab-notices',
  requestId: '7f3a',
};

describe('the path of a service that runs already', () => {
  const made: string[] = [];
  after(async () => {
    for (const directory of made) {
      await rm(directory, { recursive: true });
    }
  });

  it('should be one that the catalogue takes', async () => {
    assert.equal(await templateEntityV1beta3Validator.check(template), true);
  });

  it('should hand every field to the check, which comes before anything is made', () => {
    const [prepare, ...later] = template.spec.steps;
    assert.equal(prepare.action, 'cabildo:claim:prepare');
    const fields = Object.keys(template.spec.parameters[0].properties);
    assert.deepEqual(Object.keys(prepare.input).sort(), fields.sort());
    assert.deepEqual(
      later.map(({ action }: { action: string }) => action),
      [
        'fetch:template',
        'cabildo:repository:publish',
        'cabildo:entity:register',
      ],
    );
  });

  it('should write an entry that says what was typed, whatever it looks like', async () => {
    const workspacePath = await mkdtemp(join(tmpdir(), 'cabildo-claim-'));
    made.push(workspacePath);
    await createFetchTemplateAction({
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      reader: { readUrl: refuse, readTree: refuse, search: refuse },
    }).handler({
      input: {
        url: './skeleton',
        templateFileExtension: '.njk',
        values: hostile,
      },
      workspacePath,
      task: { id: '7f3a' },
      templateInfo: {
        baseUrl: pathToFileURL(join(templateDirectory, 'template.yaml')).href,
      },
      logger: { info() {}, warn() {}, error() {}, debug() {} },
      createTemporaryDirectory: async () => {
        const temporary = await mkdtemp(join(tmpdir(), 'cabildo-fetch-'));
        made.push(temporary);
        return temporary;
      },
    });
    const entity = parse(
      await readFile(join(workspacePath, 'catalog-info.yaml'), 'utf8'),
    );
    assert.deepEqual(entity, {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'lab-notices',
        title: hostile.title,
        description: hostile.description,
        annotations: {
          'cabildo.dev/department': 'health',
          'cabildo.dev/service': 'lab-notices',
          'cabildo.dev/repository': 'health/lab-notices',
          'cabildo.dev/request': '7f3a',
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/health-lab',
        system: 'system:default/lab',
      },
    });
  });
});
