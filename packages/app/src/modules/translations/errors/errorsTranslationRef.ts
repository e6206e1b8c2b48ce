// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What Backstage says in English only when a page is missing or breaks. */
export const errorsTranslationRef = createTranslationRef({
  id: 'app.errors',
  translations: { es: () => import('./errorsMessages.es') },
  messages: {
    page: { notFound: 'there is no such page' },
    part: {
      failed: 'This part of the page could not be shown ({{plugin}})',
      retry: 'Try again',
    },
  },
});
