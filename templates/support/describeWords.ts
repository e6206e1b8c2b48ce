// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

/** What people read, wherever it stands. */
const WORDS = [
  'name',
  'title',
  'description',
  'content',
  'errorMessage',
  'buttonLabels',
  'ui:enumNames',
  'ui:enumDescriptions',
];

/** Said alike in both languages. */
const SAME = ['Python'];

type Part = Record<string, unknown>;

/** Every part of a template with words of its own. */
function partsOf(template: object): [string, Part][] {
  const { metadata, spec } = template as {
    metadata: Part;
    spec: {
      presentation: Part;
      parameters: (Part & { properties: Record<string, Part> })[];
      steps: (Part & { id: string })[];
      output: { links: Part[]; text: Part[] };
    };
  };
  const { title, description } = metadata;
  return [
    ['presentation', { ...spec.presentation, title, description }],
    ...spec.parameters.flatMap((page, index): [string, Part][] => [
      [`page ${index + 1}`, page],
      ...Object.entries(page.properties),
    ]),
    ...spec.steps.map((step): [string, Part] => [`step ${step.id}`, step]),
    ...[...spec.output.links, ...spec.output.text].map(
      (part): [string, Part] => [`output ${part.title}`, part],
    ),
  ];
}

/** The words of a part by their path: `errorMessage.required.name`. */
function wordsOf(part: unknown, path = ''): [string, string][] {
  if (typeof part === 'string') {
    return [[path, part]];
  }
  return Object.entries(part as Part).flatMap(([key, value]) =>
    wordsOf(value, `${path}.${key}`),
  );
}

function onlyWords(part: Part): Part {
  return Object.fromEntries(
    Object.entries(part).filter(([key]) => WORDS.includes(key)),
  );
}

/** Tests that all that a template says is there in Spanish, too. */
export function describeWords(template: object): void {
  describe('the words of the template', () => {
    for (const [where, part] of partsOf(template)) {
      const { es } = (part.i18n ?? {}) as { es: Part };

      it(`should all be in Spanish: ${where}`, () => {
        assert.deepEqual(
          wordsOf(es)
            .map(([path]) => path)
            .sort(),
          wordsOf(onlyWords(part))
            .map(([path]) => path)
            .sort(),
        );
      });

      it(`should be other words in Spanish, with the same values: ${where}`, () => {
        const spanish = new Map(wordsOf(es));
        const values = (text: string) =>
          [...text.matchAll(/\$\{\{.*?\}\}|`[^`]*`/g)].map(([value]) => value);
        for (const [path, english] of wordsOf(onlyWords(part))) {
          const words = spanish.get(path)!;
          assert.ok(
            words !== english || SAME.includes(words),
            `${path}: ${words}`,
          );
          assert.deepEqual(values(words), values(english), path);
        }
      });
    }
  });
}
