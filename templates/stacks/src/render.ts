// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Values of parameters and pseudo parameters, by name. */
export type RenderValues = Record<string, string | number>;

const FUNCTIONS: Record<
  string,
  (argument: unknown, values: RenderValues) => unknown
> = {
  Ref: (name, values) => values[String(name)],
  'Fn::Sub': (argument, values) => {
    const [text, more] = Array.isArray(argument) ? argument : [argument, {}];
    const known: RenderValues = { ...values, ...(more as RenderValues) };
    const result = String(text).replaceAll(
      /\$\{([^}!]+)\}/g,
      (whole, name: string) => String(known[name] ?? whole),
    );
    return /\$\{/.test(result) ? undefined : result;
  },
  'Fn::Split': argument => {
    const [separator, text] = argument as [string, unknown];
    return typeof text === 'string' ? text.split(separator) : undefined;
  },
  'Fn::Select': argument => {
    const [index, list] = argument as [number, unknown];
    return Array.isArray(list) ? list[Number(index)] : undefined;
  },
  'Fn::Join': argument => {
    const [separator, list] = argument as [string, unknown];
    return Array.isArray(list) && list.every(item => typeof item === 'string')
      ? list.join(separator)
      : undefined;
  },
};

/**
 * Puts values in the place of references to them.
 *
 * @remarks
 * What cannot be known from the values alone stays as it is: references to resources, attributes and conditions.
 */
export function render(value: unknown, values: RenderValues): unknown {
  if (Array.isArray(value)) {
    return value.map(item => render(item, values));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [name, argument] = entries[0] as [string, unknown];
    const rendered = render(argument, values);
    const result = FUNCTIONS[name]?.(rendered, values);
    return result ?? { [name]: rendered };
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, render(item, values)]),
  );
}
