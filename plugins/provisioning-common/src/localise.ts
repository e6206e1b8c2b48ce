// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject, JsonValue } from '@backstage/types';

/** Beside the words it translates: `i18n: { es: { title: … } }`. */
const KEYWORD = 'i18n';

/**
 * What a translation may say anew. Everything else of a golden path decides
 * what is made, and is the same in every language.
 */
export const localisedKeys: ReadonlySet<string> = new Set([
  'name',
  'title',
  'description',
  'content',
  'errorMessage',
  'buttonLabels',
  'enumNames',
  'ui:title',
  'ui:description',
  'ui:help',
  'ui:placeholder',
  'ui:enumNames',
  'ui:enumDescriptions',
]);

/** Keywords of JSON Schema that hold schemas by names people choose. */
const SCHEMAS_BY_NAME = new Set([
  'properties',
  'patternProperties',
  'dependencies',
  'definitions',
  '$defs',
]);

/** Keywords of JSON Schema that hold one schema or a list of them. */
const SCHEMAS = new Set([
  'items',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
]);

/**
 * The words of one part of a golden path (a step, a link, a text) in a
 * language. What has no translation keeps its words; the keyword itself goes.
 *
 * @param part - what carries `i18n` beside its words
 * @param language - tag such as `es` or `es-MX`; the latter falls back to `es`
 */
export function localiseWords<TPart extends JsonObject>(
  part: TPart,
  language: string,
): TPart {
  const { [KEYWORD]: languages, ...words } = part;
  if (!isObject(languages)) {
    return part;
  }
  const translation = pick(languages, language);
  return (translation ? replaceWords(words, translation) : words) as TPart;
}

/**
 * A page of a form, with all its fields, in a language.
 */
export function localiseSchema<TSchema extends JsonObject>(
  schema: TSchema,
  language: string,
): TSchema {
  const entries = Object.entries(localiseWords(schema, language)).map(
    ([key, value]) => {
      if (SCHEMAS_BY_NAME.has(key) && isObject(value)) {
        return [key, mapValues(value, named => inner(named, language))];
      }
      return [key, SCHEMAS.has(key) ? inner(value, language) : value];
    },
  );
  return Object.fromEntries(entries);
}

function inner(value: JsonValue | undefined, language: string): JsonValue {
  if (Array.isArray(value)) {
    return value.map(item => inner(item, language));
  }
  return isObject(value) ? localiseSchema(value, language) : value!;
}

function pick(languages: JsonObject, language: string) {
  const [base] = language.split('-');
  return [language, base]
    .filter(tag => Object.hasOwn(languages, tag))
    .map(tag => languages[tag])
    .find(isObject);
}

/** A translation takes the place of words of the same shape only. */
function replaceWords(words: JsonObject, translation: JsonObject): JsonObject {
  const replaced = Object.entries(translation).filter(
    ([key, value]) =>
      localisedKeys.has(key) &&
      Object.hasOwn(words, key) &&
      sameShape(words[key], value),
  );
  return {
    ...words,
    ...Object.fromEntries(
      replaced.map(([key, value]) => [key, merge(words[key], value)]),
    ),
  };
}

function merge(words: JsonValue | undefined, translation?: JsonValue) {
  if (!isObject(words) || !isObject(translation)) {
    return translation;
  }
  const merged: JsonObject = { ...words };
  for (const [key, value] of Object.entries(translation)) {
    if (Object.hasOwn(words, key) && sameShape(words[key], value)) {
      define(merged, key, merge(words[key], value));
    }
  }
  return merged;
}

function sameShape(words?: JsonValue, translation?: JsonValue): boolean {
  if (Array.isArray(words)) {
    return (
      Array.isArray(translation) &&
      words.length === translation.length &&
      translation.every(item => typeof item === 'string')
    );
  }
  return isObject(words)
    ? isObject(translation)
    : typeof words === 'string' && typeof translation === 'string';
}

function mapValues(
  object: JsonObject,
  map: (value: JsonValue | undefined) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, map(value)]),
  );
}

/** A key may be called `__proto__`, which an assignment would not keep. */
function define(object: JsonObject, key: string, value?: JsonValue) {
  Object.defineProperty(object, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
