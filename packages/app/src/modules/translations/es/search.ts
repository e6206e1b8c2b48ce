// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchTranslationRef } from '@backstage/plugin-search';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: searchTranslationRef,
  full: true,
  messages: {
    'searchModal.viewFullResults': 'Ver todos los resultados',
    'searchType.allResults': 'Todos los resultados',
    'searchType.tabs.allTitle': 'Todo',
    'searchType.accordion.allTitle': 'Todo',
    'searchType.accordion.collapse': 'Contraer',
    'searchType.accordion.numberOfResults': '{{number}} resultados',
    'sidebarSearchModal.title': 'Buscar',
  },
});
