// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { SkeletonValues } from '@cabildo/plugin-provisioning-common';
import { renderService } from './renderService.ts';
import { createValues, hostileTexts } from './values.ts';

const languages = ['typescript', 'python'] as const;

async function withService(
  values: SkeletonValues,
  check: (path: string) => Promise<void>,
): Promise<void> {
  const path = await renderService(values);
  try {
    await check(path);
  } finally {
    await rm(path, { recursive: true });
  }
}

const readJson = async (path: string, name: string) =>
  JSON.parse(await readFile(join(path, name), 'utf8'));
const readYaml = async (path: string, name: string) =>
  parse(await readFile(join(path, name), 'utf8'));

for (const language of languages) {
  describe(`the skeleton for ${language}`, () => {
    it('should hold everything a service needs, and no template', async () => {
      await withService(createValues({ language }), async path => {
        const files = (
          await readdir(path, { recursive: true, withFileTypes: true })
        ).filter(entry => entry.isFile());
        const names = files.map(file =>
          join(file.parentPath, file.name).slice(path.length + 1),
        );
        for (const name of [
          '.dockerignore',
          '.editorconfig',
          '.gitignore',
          'Dockerfile',
          'README.md',
          'buildspec.yml',
          'catalog-info.yaml',
          'deploy/dev.json',
          'deploy/library.json',
          'deploy/prod.json',
          'docs/index.md',
          'docs/operating.md',
          'mkdocs.yml',
          'service.json',
        ]) {
          assert.ok(names.includes(name), name);
        }
        for (const name of names) {
          assert.doesNotMatch(name, /\.njk$/);
          assert.doesNotMatch(
            await readFile(join(path, name), 'utf8'),
            /\$\{\{|\{%/,
            name,
          );
        }
      });
    });

    it('should leave production out where it was not asked for', async () => {
      const values = createValues({ language });
      await withService(
        { ...values, deploy: { dev: values.deploy.dev! } },
        async path => {
          assert.deepEqual((await readdir(join(path, 'deploy'))).sort(), [
            'dev.json',
            'library.json',
          ]);
          assert.doesNotMatch(
            await readFile(join(path, 'docs/operating.md'), 'utf8'),
            /prod/,
          );
        },
      );
    });

    it('should hand on exactly the parameters it was given', async () => {
      const values = createValues({ language });
      await withService(values, async path => {
        assert.deepEqual(
          await readJson(path, 'deploy/dev.json'),
          values.deploy.dev,
        );
        assert.deepEqual(
          await readJson(path, 'deploy/prod.json'),
          values.deploy.prod,
        );
        assert.deepEqual(
          await readJson(path, 'deploy/library.json'),
          values.library,
        );
      });
    });

    it('should describe itself to the catalogue', async () => {
      const values = createValues({ language });
      await withService(values, async path => {
        assert.deepEqual(await readYaml(path, 'catalog-info.yaml'), {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'citas-medicas',
            title: 'Citas médicas',
            description: values.description,
            annotations: {
              'backstage.io/techdocs-ref': 'dir:.',
              'cabildo.dev/department': 'health',
              'cabildo.dev/service': 'citas-medicas',
              'cabildo.dev/repository': 'health/citas-medicas',
              'cabildo.dev/library-version': '1.0.0',
              'cabildo.dev/request': values.requestId,
            },
            tags: [language, 'tier-1', 'public'],
            links: values.links,
          },
          spec: {
            type: 'service',
            lifecycle: 'production',
            owner: 'group:default/health-appointments',
            system: 'system:default/appointments',
          },
        });
      });
    });

    for (const text of hostileTexts) {
      it(`should keep text as text: ${JSON.stringify(text).slice(
        0,
        40,
      )}`, async () => {
        const values = createValues({
          language,
          title: text,
          description: text,
        });
        await withService(values, async path => {
          const entity = await readYaml(path, 'catalog-info.yaml');
          assert.equal(entity.metadata.title, text);
          assert.equal(entity.metadata.description, text);
          assert.equal(entity.spec.owner, values.owner);
          assert.equal((await readYaml(path, 'mkdocs.yml')).site_name, text);
          const service = await readJson(path, 'service.json');
          assert.equal(service.title, text);
          assert.equal(service.description, text);
          assert.ok(
            (await readFile(join(path, 'README.md'), 'utf8')).includes(text),
          );
        });
      });
    }

    it('should make an image that runs as nobody in particular, without a shell', async () => {
      await withService(createValues({ language }), async path => {
        const lines = (await readFile(join(path, 'Dockerfile'), 'utf8')).split(
          '\n',
        );
        const find = (instruction: string) =>
          lines
            .filter(line => line.startsWith(`${instruction} `))
            .map(line => line.slice(instruction.length + 1));
        assert.deepEqual(find('FROM'), [
          language === 'typescript' ? 'node:24-slim' : 'python:3.13-slim',
        ]);
        assert.match(find('USER')[0] ?? '', /^[1-9]\d{3,}:[1-9]\d{3,}$/);
        assert.deepEqual(find('WORKDIR'), ['/app']);
        const command = JSON.parse(find('CMD')[0] ?? '');
        assert.ok(Array.isArray(command) && command.length > 1);
        assert.match(find('HEALTHCHECK')[0] ?? '', /CMD \["/);
        // What the image needs is let through by .dockerignore.
        const ignored = await readFile(join(path, '.dockerignore'), 'utf8');
        for (const name of ['service.json', 'VERSION']) {
          assert.match(ignored, new RegExp(`^!${name}$`, 'm'));
        }
      });
    });
  });
}
