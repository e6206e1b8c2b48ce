// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { localiseSchema, localisedKeys, localiseWords } from './localise';

const words = fc.record(
  {
    title: fc.string(),
    description: fc.string(),
    'ui:enumNames': fc.array(fc.string(), { maxLength: 3 }),
    errorMessage: fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
  },
  { requiredKeys: [] },
);

/** What decides what is made. */
const rules = fc.record(
  {
    type: fc.constantFrom('string', 'object'),
    pattern: fc.string(),
    default: fc.jsonValue(),
    enum: fc.array(fc.string(), { maxLength: 3 }),
    required: fc.array(fc.string(), { maxLength: 3 }),
    'ui:field': fc.string(),
  },
  { requiredKeys: [] },
);

/** A translator may write anything, words and rules alike. */
const translations = fc.dictionary(
  fc.constantFrom('es', 'gn', 'pt-BR', '__proto__'),
  fc.oneof(
    fc.tuple(words, rules).map(parts => Object.assign({}, ...parts)),
    fc.jsonValue(),
  ),
);

/** Fields may be called anything, `i18n` too. */
const fieldNames = fc.oneof(
  fc.string(),
  fc.constantFrom('i18n', 'title', 'properties', '__proto__'),
);

/** A schema with others inside it, down to a depth. */
function schemas(depth: number): fc.Arbitrary<JsonObject> {
  const flat = fc
    .tuple(
      words,
      rules,
      fc.record({ i18n: translations }, { requiredKeys: [] }),
    )
    .map(parts => Object.assign({}, ...parts));
  if (depth === 0) {
    return flat;
  }
  const inside = schemas(depth - 1);
  return fc
    .tuple(
      flat,
      fc.record(
        {
          properties: fc.dictionary(fieldNames, inside, { maxKeys: 3 }),
          items: inside,
          allOf: fc.array(inside, { maxLength: 2 }),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    )
    .map(parts => Object.assign({}, ...parts));
}

const schema = schemas(2);

const languages = fc.constantFrom('en', 'es', 'es-MX', 'pt-BR', '__proto__');

/** All of a schema that is neither words nor translations. */
function withoutWords(value: JsonValue, named = false): JsonValue {
  if (Array.isArray(value)) {
    return value.map(item => withoutWords(item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.entries(value)
    .filter(([key]) => named || (key !== 'i18n' && !localisedKeys.has(key)))
    .map(([key, part]) => [
      key,
      ['properties', 'items', 'allOf'].includes(key) || named
        ? withoutWords(part!, key === 'properties' && !named)
        : part!,
    ]);
}

describe('localiseSchema', () => {
  it('should change words only, whatever a translation says', () => {
    fc.assert(
      fc.property(schema, languages, (input, language) => {
        expect(withoutWords(localiseSchema(input, language))).toEqual(
          withoutWords(input),
        );
      }),
    );
  });

  it('should be done after once, and leave its input alone', () => {
    fc.assert(
      fc.property(schema, languages, (input, language) => {
        const before = structuredClone(input);
        const once = localiseSchema(input, language);
        expect(localiseSchema(once, language)).toEqual(once);
        expect(input).toEqual(before);
      }),
    );
  });

  it('should keep the words for a language nobody translated into', () => {
    fc.assert(
      fc.property(words, words, (own, spanish) => {
        const input = { ...own, i18n: { es: spanish } } as JsonObject;
        expect(localiseWords(input, 'fr')).toEqual(own);
      }),
    );
  });

  it('should take every translated word', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('title', 'description', 'ui:help'),
          fc.tuple(fc.string(), fc.string()),
        ),
        pairs => {
          const side = (index: 0 | 1) =>
            Object.fromEntries(
              Object.entries(pairs).map(([key, pair]) => [key, pair[index]]),
            );
          const input = { ...side(0), i18n: { es: side(1) } } as JsonObject;
          expect(localiseWords(input, 'es-419')).toEqual(side(1));
        },
      ),
    );
  });

  it('should translate a field, its choices and its messages, and keep the rest', () => {
    expect(
      localiseSchema(
        {
          title: 'Shape',
          i18n: { es: { title: 'Forma' } },
          properties: {
            i18n: { title: 'A field called so' },
            tier: {
              title: 'Size',
              default: 'tier-1',
              'ui:enumNames': ['Small', 'Large'],
              errorMessage: { enum: 'Choose.', required: 'Needed.' },
              i18n: {
                es: {
                  title: 'Tamaño',
                  default: 'tier-4',
                  'ui:enumNames': ['Pequeño', 'Grande'],
                  errorMessage: { enum: 'Elija.' },
                },
              },
            },
          },
        },
        'es',
      ),
    ).toEqual({
      title: 'Forma',
      properties: {
        i18n: { title: 'A field called so' },
        tier: {
          title: 'Tamaño',
          default: 'tier-1',
          'ui:enumNames': ['Pequeño', 'Grande'],
          errorMessage: { enum: 'Elija.', required: 'Needed.' },
        },
      },
    });
  });

  it('should not take a list of choices of another length', () => {
    expect(
      localiseWords(
        {
          'ui:enumNames': ['Small', 'Large'],
          i18n: { es: { 'ui:enumNames': ['Pequeño'] } },
        },
        'es',
      ),
    ).toEqual({ 'ui:enumNames': ['Small', 'Large'] });
  });
});
