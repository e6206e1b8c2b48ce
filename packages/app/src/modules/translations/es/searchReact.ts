// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchReactTranslationRef } from '@backstage/plugin-search-react';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: searchReactTranslationRef,
  full: true,
  messages: {
    'searchBar.title': 'Buscar',
    'searchBar.placeholder': 'Buscar en {{org}}',
    'searchBar.clearButtonTitle': 'Borrar',
    'searchFilter.allOptionTitle': 'Todo',
    'searchPagination.limitLabel': 'Resultados por página:',
    'searchPagination.limitText': 'de {{num}}',
    noResultsDescription: 'No se encontró nada. Pruebe con otras palabras.',
    'searchResultGroup.linkTitle': 'Ver todo',
    'searchResultGroup.addFilterButtonTitle': 'Añadir filtro',
    'searchResultPager.previous': 'Anterior',
    'searchResultPager.next': 'Siguiente',
  },
});
