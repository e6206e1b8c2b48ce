// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  TranslationMessages,
  TranslationRef,
  TranslationResource,
} from '@backstage/frontend-plugin-api';

/** What refs and resources keep out of their public types. */
export function defaultMessages(ref: TranslationRef): Record<string, string> {
  const internal = ref as unknown as {
    getDefaultMessages(): Record<string, string>;
  };
  return internal.getDefaultMessages();
}

/** The messages of a resource in a language; throws when it has none. */
export async function loadMessages(
  resource: TranslationResource,
  language: string,
): Promise<TranslationMessages['messages']> {
  const { resources } = resource as unknown as {
    resources: {
      language: string;
      loader(): Promise<{ messages: Record<string, string> }>;
    }[];
  };
  const found = resources.find(entry => entry.language === language);
  if (!found) {
    throw new Error(`${resource.id} has no messages in ${language}`);
  }
  return (await found.loader()).messages;
}
