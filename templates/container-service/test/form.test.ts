// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { template, validateAsBackend, validateAsForm } from './template.ts';

const ordinary = {
  name: 'birth-certificates',
  title: 'Partidas de nacimiento',
  description: 'Gives people their birth certificate as a signed document.',
  owner: 'group:default/interior-registry',
  system: 'system:default/civil-registry',
  language: 'typescript',
  tier: 'tier-2',
  visibility: 'public',
  environments: 'dev-and-prod',
  healthPath: '/health',
};

const good: [string, Partial<typeof ordinary>][] = [
  ['an ordinary request', {}],
  ['Python', { language: 'python' }],
  ['the shortest name', { name: 'dni' }],
  ['the longest name', { name: 'a23456789-123456789-1234' }],
  ['digits in the name', { name: 'form-4b' }],
  [
    'accents, an apostrophe and quotation marks',
    { title: 'Trámites de l’Àvia: «citas» y más'.replace(/[«»]/g, '"') },
  ],
  ['a title in another script', { title: '予約受付' }],
  ['a title that is a question', { title: '¿Dónde voto?' }],
  [
    'punctuation in the description',
    {
      description:
        "People's permits: ask, pay (if due) & travel – 24/7; it's quick.",
    },
  ],
  [
    'quotation marks and a hash in the description',
    {
      description:
        'The "one-stop" service for form #12, 50 % faster: - really.',
    },
  ],
  ['dev alone', { environments: 'dev' }],
  ['an internal service', { visibility: 'internal' }],
  ['the largest size', { tier: 'tier-4' }],
  ['a health path with parts', { healthPath: '/api/v2/health-check.json' }],
];

const bad: [string, Record<string, unknown>, string][] = [
  ['no name', { name: undefined }, 'name'],
  ['an empty name', { name: '' }, 'name'],
  ['a short name', { name: 'ab' }, 'name'],
  ['a long name', { name: 'a'.repeat(25) }, 'name'],
  ['capitals', { name: 'Citas' }, 'name'],
  ['an accent in the name', { name: 'elección' }, 'name'],
  ['another script in the name', { name: 'запись' }, 'name'],
  ['a digit first', { name: '4ever' }, 'name'],
  ['a hyphen last', { name: 'citas-' }, 'name'],
  ['two hyphens', { name: 'citas--web' }, 'name'],
  ['traversal', { name: '../../etc' }, 'name'],
  ['a name with a line break', { name: 'citas\n' }, 'name'],
  ['a number for a name', { name: 12345 }, 'name'],
  ['template syntax in the name', { name: '${{ x }}' }, 'name'],
  ['a title of one letter', { title: 'x' }, 'title'],
  ['a long title', { title: 'x'.repeat(61) }, 'title'],
  [
    'template syntax in the title',
    { title: 'Citas ${{ secrets.x }}' },
    'title',
  ],
  ['markup in the title', { title: 'Citas <script>' }, 'title'],
  ['a line break in the title', { title: 'Citas\nowner: platform' }, 'title'],
  ['a blank title', { title: '      ' }, 'title'],
  ['a short description', { description: 'Books.' }, 'description'],
  ['a long description', { description: 'x'.repeat(241) }, 'description'],
  [
    'template syntax in the description',
    { description: 'Books {% include "x" %} things' },
    'description',
  ],
  [
    'an expression in the description',
    { description: 'Books ${{ parameters }} things' },
    'description',
  ],
  [
    'a new line in the description',
    { description: 'Books things\n---\nkind: User' },
    'description',
  ],
  ['a user for an owner', { owner: 'user:default/ana.rojas' }, 'owner'],
  ['an owner elsewhere', { owner: 'group:other/health' }, 'owner'],
  ['no owner', { owner: undefined }, 'owner'],
  ['a component for a system', { system: 'component:default/x' }, 'system'],
  ['an unknown language', { language: 'cobol' }, 'language'],
  ['an unknown size', { tier: 'tier-9' }, 'tier'],
  ['an unknown visibility', { visibility: 'secret' }, 'visibility'],
  ['production alone', { environments: 'prod' }, 'environments'],
  ['a list for environments', { environments: ['dev'] }, 'environments'],
  ['a relative health path', { healthPath: 'health' }, 'healthPath'],
  ['the root as health path', { healthPath: '/' }, 'healthPath'],
  ['the path of readiness', { healthPath: '/ready' }, 'healthPath'],
  ['traversal in the health path', { healthPath: '/../secret' }, 'healthPath'],
  ['a query in the health path', { healthPath: '/health?x=1' }, 'healthPath'],
  [
    'an address for a health path',
    { healthPath: 'http://169.254.169.254/' },
    'healthPath',
  ],
];

describe('the form', () => {
  for (const [what, values] of good) {
    it(`should accept ${what}`, () => {
      assert.deepEqual(validateAsForm({ ...ordinary, ...values }), []);
      assert.deepEqual(validateAsBackend({ ...ordinary, ...values }), []);
    });
  }

  for (const [what, change, field] of bad) {
    it(`should refuse ${what}, and say how to mend it`, () => {
      const values = JSON.parse(JSON.stringify({ ...ordinary, ...change }));
      const errors = validateAsForm(values);
      assert.deepEqual([...new Set(errors.map(error => error.field))], [field]);
      for (const { message } of errors) {
        // The schema's own words ("must match pattern …") help nobody; only a wrong type, which no field gives, keeps them.
        assert.match(
          message,
          /^(Give|Make|Use|Write|Say|Choose|Begin|must be string)/,
        );
      }
      assert.ok(validateAsBackend(values).some(error => error.field === field));
    });
  }

  it('should explain every field, and every rule of it', () => {
    for (const page of template.spec.parameters) {
      assert.deepEqual(
        Object.keys(page.properties).sort(),
        [...page.required].sort(),
      );
      for (const [name, property] of Object.entries(page.properties)) {
        assert.ok(property.title && property.description, name);
        const rules = ['minLength', 'maxLength', 'pattern', 'enum'].filter(
          rule => rule in property,
        );
        const messages = (property.errorMessage ?? {}) as Record<
          string,
          string
        >;
        assert.ok(page.errorMessage.required[name], `${name}: required`);
        for (const rule of rules.filter(
          candidate => !(candidate === 'maxLength' && property['ui:field']),
        )) {
          assert.ok(messages[rule], `${name}: ${rule}`);
        }
        if (property.enum) {
          assert.equal(
            (property['ui:enumNames'] as string[]).length,
            (property.enum as string[]).length,
            name,
          );
        }
      }
    }
  });
});
