// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject, JsonValue } from '@backstage/types';

/** An answer as the review shows it. */
export interface Answer {
  key: string;
  title: string;
  /** What was chosen or typed; undefined when the question has no answer. */
  text?: string;
  /** The answer names something of the catalogue, which has a title of its own. */
  entityRef?: string;
  yes?: boolean;
}

const ENTITY_REF =
  /^(component|system|group|user|api|resource|domain):[\w.-]+\/[\w.-]+$/;

/**
 * The answers to one page of a form, in its order and its words. A field may
 * hide or mask its answer as Backstage has it (`ui:backstage.review`).
 */
export function answersOf(page: JsonObject, values: JsonObject): Answer[] {
  const properties = (page.properties ?? {}) as Record<string, JsonObject>;
  return Object.entries(properties).flatMap(([key, field]) => {
    const review = (field['ui:backstage'] as JsonObject | undefined)?.review as
      | { show?: boolean; mask?: string; name?: string }
      | undefined;
    if (review?.show === false) {
      return [];
    }
    const title = review?.name ?? String(field.title ?? key);
    const secret =
      field['ui:field'] === 'Secret' || field['ui:widget'] === 'password';
    const mask = review?.mask ?? (secret ? '••••••' : undefined);
    return [{ key, title, ...answer(field, values[key], mask) }];
  });
}

function answer(
  field: JsonObject,
  value: JsonValue | undefined,
  mask: string | undefined,
): Omit<Answer, 'key' | 'title'> {
  if (value === undefined || value === null || value === '') {
    return {};
  }
  if (mask !== undefined) {
    return { text: mask };
  }
  if (typeof value === 'boolean') {
    return { yes: value };
  }
  const label = labelOf(field, value);
  if (label !== undefined) {
    return { text: label };
  }
  if (typeof value === 'string' && ENTITY_REF.test(value)) {
    return { entityRef: value };
  }
  return { text: plain(value) };
}

/** The words of a choice, with what it means. */
function labelOf(field: JsonObject, value: JsonValue): string | undefined {
  const index = Array.isArray(field.enum) ? field.enum.indexOf(value) : -1;
  const at = (key: string) =>
    index >= 0 && Array.isArray(field[key]) ? field[key][index] : undefined;
  const name = at('ui:enumNames') ?? at('enumNames');
  const description = at('ui:enumDescriptions');
  return name && description
    ? `${name}: ${lowerFirst(String(description))}`
    : (name as string | undefined);
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}

function plain(value: JsonValue): string {
  if (Array.isArray(value)) {
    return value.map(item => plain(item)).join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
