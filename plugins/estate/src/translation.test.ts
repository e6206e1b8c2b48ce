// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { defaultMessages } from './testUtils/defaultMessages';
import spanish from './messages.es';
import { estateTranslationRef } from './translation';

describe('estateTranslationRef', () => {
  it('should have every message in Spanish with the same values', () => {
    const english = defaultMessages(estateTranslationRef);
    const valuesIn = (message: string) =>
      [...message.matchAll(/{{(\w+)}}/g)].map(match => match[1]).sort();

    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(spanish)) {
      expect([key, valuesIn(message)]).toEqual([key, valuesIn(english[key])]);
    }
  });
});
