// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What a text in the configuration must look like. */
export interface TextRule {
  pattern: RegExp;
  /** What to do when it does not, as an imperative clause. */
  remedy: string;
  /** Keeps the value out of messages. */
  secret?: boolean;
}

/** Reads one text and says which key is wrong and how to mend it. */
export function readText(
  config: Config,
  options: { key: string; name: string; rule: TextRule; fallback?: string },
): string {
  const { key, name, rule, fallback } = options;
  const value = config.getOptional(name) ?? fallback;
  if (value === undefined) {
    throw new InputError(`${key}.${name} is missing: ${rule.remedy}`);
  }
  if (typeof value !== 'string' || !rule.pattern.test(value)) {
    const shown = rule.secret ? 'not usable' : JSON.stringify(value);
    throw new InputError(`${key}.${name} is ${shown}: ${rule.remedy}`);
  }
  return value;
}
