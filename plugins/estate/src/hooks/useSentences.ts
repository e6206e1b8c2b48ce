// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { estateTranslationRef } from '../translation';

/** Says a message with what stands in its gaps. */
export type Say = (key: string, values: Record<string, string>) => string;

/**
 * Messages of which a table says the same one hundreds of times, with other
 * values: each is looked up once, and its gaps are filled here. Not for those
 * that depend on a count.
 */
export function useSentences(): Say {
  const { t } = useTranslationRef(estateTranslationRef);
  return useMemo(() => {
    // Which values a sentence names may depend on what only the data knows: the types of the messages
    // cannot follow it.
    const lookUp = t as Say;
    const sentences = new Map<string, string>();
    return (key, values) => {
      const names = Object.keys(values);
      const known = `${key} ${names}`;
      const sentence =
        sentences.get(known) ??
        lookUp(key, Object.fromEntries(names.map(name => [name, gap(name)])));
      sentences.set(known, sentence);
      return sentence.replace(/{{(\w+)}}/g, (_gap, name) => values[name]);
    };
  }, [t]);
}

function gap(name: string): string {
  return `{{${name}}}`;
}
