// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SkeletonValues } from '@cabildo/plugin-provisioning-common';

// The packages' ES modules are for bundlers; Node takes their CommonJS.
const require = createRequire(import.meta.url);
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');

export const templateDirectory = fileURLToPath(new URL('..', import.meta.url));

const silent = { info() {}, warn() {}, error() {}, debug() {} };

/** Renders a service with the scaffolder's own `fetch:template`, step by step as the template does. */
export async function renderService(values: SkeletonValues): Promise<string> {
  const workspacePath = await mkdtemp(join(tmpdir(), 'cabildo-service-'));
  const action = createFetchTemplateAction({
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    reader: { readUrl: refuse, readTree: refuse, search: refuse },
  });
  const skeletons = [
    'common',
    values.language,
    ...(values.deploy.prod ? ['prod'] : []),
  ];
  for (const skeleton of skeletons) {
    const temporary = await mkdtemp(join(tmpdir(), 'cabildo-fetch-'));
    await action.handler({
      input: {
        url: `./skeleton/${skeleton}`,
        templateFileExtension: '.njk',
        values,
      },
      workspacePath,
      logger: silent,
      output() {},
      createTemporaryDirectory: async () => temporary,
      templateInfo: {
        entityRef: 'template:default/container-service',
        baseUrl: pathToFileURL(join(templateDirectory, 'template.yaml')).href,
      },
    });
    await rm(temporary, { recursive: true });
  }
  return workspacePath;
}

async function refuse(): Promise<never> {
  throw new Error(
    'The skeleton lies beside the template; nothing is fetched from elsewhere',
  );
}
