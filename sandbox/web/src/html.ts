// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Text that is already HTML.
 *
 * @public
 */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/**
 * What may stand in an {@link html} template. Everything but {@link Markup} is
 * escaped; `undefined` and `false` leave no trace, so `condition && html…` works.
 *
 * @public
 */
export type MarkupValue =
  | Markup
  | string
  | number
  | undefined
  | false
  | readonly MarkupValue[];

const REPLACEMENTS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: MarkupValue): string {
  if (value === undefined || value === false) {
    return '';
  }
  if (value instanceof Markup) {
    return value.toString();
  }
  if (typeof value === 'object') {
    return value.map(escape).join('');
  }
  return String(value).replace(/[&<>"']/g, found => REPLACEMENTS[found]);
}

/**
 * A template that escapes what is put into it, for text and for attributes in
 * quotes. Escaping is the default so that forgetting it is impossible.
 *
 * @public
 */
export function html(
  strings: TemplateStringsArray,
  ...values: MarkupValue[]
): Markup {
  let text = strings[0];
  values.forEach((value, index) => {
    text += escape(value) + strings[index + 1];
  });
  return new Markup(text);
}
