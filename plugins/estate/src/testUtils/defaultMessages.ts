// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TranslationRef } from '@backstage/frontend-plugin-api';

/** The default messages of a ref, flat by key. The ref keeps them out of its public type. */
export function defaultMessages(ref: TranslationRef): Record<string, string> {
  const internal = ref as unknown as {
    getDefaultMessages(): Record<string, string>;
  };
  return internal.getDefaultMessages();
}
