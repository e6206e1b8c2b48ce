// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EXAMPLE_VALUES } from './exampleValues.ts';
import { render } from './render.ts';
import { libraryTemplates, parseTemplate } from './template.ts';

describe('render', () => {
  const values = { Name: 'citas', Url: 'https://host/bucket/stacks/1.0.0' };

  it('should put values in the place of references', () => {
    assert.deepEqual(
      render([{ Ref: 'Name' }, { 'Fn::Sub': 'cabildo-${Name}' }], values),
      ['citas', 'cabildo-citas'],
    );
  });

  it('should take addresses apart', () => {
    const bucket = {
      'Fn::Select': [3, { 'Fn::Split': ['/', { Ref: 'Url' }] }],
    };
    assert.equal(
      render({ 'Fn::Sub': ['s3://${Bucket}', { Bucket: bucket }] }, values),
      's3://bucket',
    );
  });

  it('should leave what only a deployment knows', () => {
    const unknown = {
      a: { 'Fn::GetAtt': ['Key', 'Arn'] },
      b: { 'Fn::Sub': '${Key.Arn}/*' },
    };
    assert.deepEqual(render(unknown, values), unknown);
  });

  it('should have an example of every parameter that the template accepts', () => {
    for (const { path, template } of libraryTemplates('1.0.0')) {
      for (const [name, parameter] of Object.entries(template.Parameters)) {
        const value = EXAMPLE_VALUES[name];
        assert.notEqual(value, undefined, `${path}: ${name}`);
        if (parameter.AllowedPattern) {
          assert.match(
            String(value),
            new RegExp(parameter.AllowedPattern),
            name,
          );
        }
        if (parameter.AllowedValues) {
          assert.ok(parameter.AllowedValues.includes(value), name);
        }
      }
    }
  });
});

describe('parseTemplate', () => {
  it('should know the short forms', () => {
    const { Resources } = parseTemplate(
      'Resources:\n  A:\n    Type: X\n    Properties:\n      B: !GetAtt C.D.E\n      F: !If [G, !Ref H, !Sub "${I}"]\n',
    );
    assert.deepEqual(Resources.A.Properties, {
      B: { 'Fn::GetAtt': ['C', 'D.E'] },
      F: { 'Fn::If': ['G', { Ref: 'H' }, { 'Fn::Sub': '${I}' }] },
    });
  });
});
