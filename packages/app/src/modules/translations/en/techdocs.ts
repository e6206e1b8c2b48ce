// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';

export const techdocsEnglish = createTranslationMessages({
  ref: techdocsTranslationRef,
  messages: {
    'aboutCard.viewTechdocs': 'Read the documents',
    'notFound.title': 'The documents were not found',
    'search.noResults': 'Nothing was found',
    'search.placeholder': 'Search the documents of {{entityTitle}}',
    'home.supportButton': 'The documents of all services.',
    'pageWrapper.title': 'Documents',
    'pageWrapper.subtitle': 'Documents available in {{orgName}}',
    'table.body.emptyDataSourceMessage': 'Nothing to show',
    'table.actions.copyDocsUrl': 'Copy the link to the documents',
    'table.actions.addToFavorites': 'Add to favourites',
    'table.actions.removeFromFavorites': 'Remove from favourites',
    'table.emptyState.title': 'There are no documents yet',
    'table.emptyState.description': 'Write your own. The guide tells how.',
    'table.emptyState.docsButton': 'Guide',
    'error.couldNotLoad': 'The available documents could not be read.',
    'nav.title': 'Documents',
    'entityContent.title': 'Documents',
  },
});
