// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs';

export const apiDocsEnglish = createTranslationMessages({
  ref: apiDocsTranslationRef,
  messages: {
    'apiDefinitionCard.error.title': 'The API could not be read',
    'apiDefinitionDialog.toggleButtonAriaLabel':
      'Open or close the definition of the API',
    'defaultApiExplorerPage.subtitle': 'The APIs of {{orgName}}',
    'defaultApiExplorerPage.createButtonTitle': 'Register an existing API',
    'consumedApisCard.title': 'APIs it consumes',
    'consumedApisCard.error.title': 'The APIs could not be read',
    'consumedApisCard.emptyContent.title': 'It consumes no API.',
    'hasApisCard.error.title': 'The APIs could not be read',
    'hasApisCard.emptyContent.title': 'It contains no API.',
    'providedApisCard.title': 'APIs it provides',
    'providedApisCard.error.title': 'The APIs could not be read',
    'providedApisCard.emptyContent.title': 'It provides no API.',
    'consumingComponentsCard.title': 'Who consumes it',
    'consumingComponentsCard.error.title': 'The services could not be read',
    'consumingComponentsCard.emptyContent.title':
      'No service consumes this API.',
    'providingComponentsCard.title': 'Who provides it',
    'providingComponentsCard.error.title': 'The services could not be read',
    'providingComponentsCard.emptyContent.title':
      'No service provides this API.',
    apisCardHelpLinkTitle: 'How to change this',
  },
});
