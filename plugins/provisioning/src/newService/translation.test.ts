// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TranslationRef } from '@backstage/frontend-plugin-api';
import spanish from './messages.es';
import { newServiceTranslationRef } from './translation';

/** What the ref keeps out of its public type. */
function defaultMessages(ref: TranslationRef): Record<string, string> {
  return (
    ref as unknown as { getDefaultMessages(): Record<string, string> }
  ).getDefaultMessages();
}

describe('newServiceTranslationRef', () => {
  it('should have every message in Spanish with the same values', () => {
    const english = defaultMessages(newServiceTranslationRef);
    const valuesIn = (message: string) =>
      [...message.matchAll(/{{(\w+)}}/g)].map(match => match[1]).sort();

    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(spanish)) {
      expect([key, valuesIn(message)]).toEqual([key, valuesIn(english[key])]);
    }
  });
});
