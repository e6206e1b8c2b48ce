// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchReactTranslationRef } from '@backstage/plugin-search-react';

export const searchReactEnglish = createTranslationMessages({
  ref: searchReactTranslationRef,
  messages: {
    noResultsDescription: 'Nothing was found. Try other words.',
  },
});
