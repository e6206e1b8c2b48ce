// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { templateDirectory } from './renderService.ts';
import { template } from './template.ts';

const require = createRequire(import.meta.url);
const { createTemplateRenderer } = require('nunjitsu');
const {
  templateEntityV1beta3Validator,
} = require('@backstage/plugin-scaffolder-common');
const renderer = createTemplateRenderer({ allowRegexExecution: true });

const { steps, output } = template.spec;

const parameters = {
  name: 'citas-medicas',
  title: 'Citas médicas',
  description: 'Books an appointment.',
  owner: 'group:default/health-appointments',
  system: 'system:default/appointments',
  language: 'python',
  tier: 'tier-1',
  visibility: 'public',
  environments: 'dev-and-prod',
  healthPath: '/health',
};

/** As the scaffolder does: every string by itself, its type kept where it is one expression. */
function render(input: unknown, context: object): any {
  return JSON.parse(JSON.stringify(input), (_key, value) =>
    typeof value === 'string' ? renderer.renderValue(value, context) : value,
  );
}

const prepare = steps[0]!;

describe('the template', () => {
  it('should be one that the catalogue takes', async () => {
    assert.equal(await templateEntityV1beta3Validator.check(template), true);
  });
});

describe('the steps', () => {
  it('should hand every field to the check, which comes before anything is made', () => {
    assert.equal(prepare.action, 'cabildo:service:prepare');
    const fields = template.spec.parameters.flatMap(page =>
      Object.keys(page.properties),
    );
    assert.deepEqual(Object.keys(prepare.input).sort(), fields.sort());
    assert.deepEqual(render(prepare.input, { parameters }), {
      ...parameters,
      environments: ['dev', 'prod'],
    });
    const devOnly = { ...parameters, environments: 'dev' };
    assert.deepEqual(
      render(prepare.input, { parameters: devOnly }).environments,
      ['dev'],
    );
  });

  it('should take what people typed as text, whatever it says', () => {
    const hostile = { ...parameters, title: '${{ parameters.owner }}' };
    assert.equal(
      render(prepare.input, { parameters: hostile }).title,
      '${{ parameters.owner }}',
    );
  });

  it('should refer only to steps that came before', () => {
    const known = new Set<string>();
    const check = (value: unknown, where: string) => {
      for (const [, step] of JSON.stringify(value).matchAll(
        /steps(?:\.|\[')([\w-]+)/g,
      )) {
        assert.ok(known.has(step!), `${where} refers to ${step}`);
      }
    };
    for (const step of steps) {
      check(step, step.id);
      known.add(step.id);
    }
    check(output, 'output');
  });

  it('should render each skeleton that is there, production only where it was asked for', () => {
    const fetches = steps.filter(step => step.action === 'fetch:template');
    for (const language of ['typescript', 'python']) {
      const urls = fetches.map(step =>
        render(step.input.url, { parameters: { ...parameters, language } }),
      );
      assert.deepEqual(urls, [
        './skeleton/common',
        `./skeleton/${language}`,
        './skeleton/prod',
      ]);
      for (const url of urls) {
        assert.ok(existsSync(join(templateDirectory, url)), url);
      }
    }
    for (const step of fetches) {
      assert.equal(step.input.templateFileExtension, '.njk', step.id);
    }
    const condition = fetches.at(-1)!.if;
    assert.equal(render(condition, { parameters }), true);
    assert.equal(
      render(condition, { parameters: { ...parameters, environments: 'dev' } }),
      false,
    );
  });

  it('should make the place in dev before the pipeline that deploys there', () => {
    const order = steps.map(step => step.id);
    assert.ok(order.indexOf('publish') < order.indexOf('delivery'));
    assert.ok(order.indexOf('workload') < order.indexOf('delivery'));
    assert.ok(order.indexOf('delivery') < order.indexOf('pipeline'));
    assert.equal(new Set(order).size, order.length);
  });
});
