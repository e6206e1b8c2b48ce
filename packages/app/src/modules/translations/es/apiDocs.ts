// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: apiDocsTranslationRef,
  full: true,
  messages: {
    'apiDefinitionCard.error.title': 'No se pudo leer la API',
    'apiDefinitionCard.rawButtonTitle': 'Texto original',
    'apiDefinitionDialog.closeButtonTitle': 'Cerrar',
    'apiDefinitionDialog.tabsAriaLabel': 'Vistas de la definición',
    'apiDefinitionDialog.toggleButtonAriaLabel':
      'Abrir o cerrar la definición de la API',
    'apiDefinitionDialog.rawButtonTitle': 'Texto original',
    'defaultApiExplorerPage.title': 'APIs',
    'defaultApiExplorerPage.subtitle': 'Las APIs de {{orgName}}',
    'defaultApiExplorerPage.pageTitleOverride': 'APIs',
    'defaultApiExplorerPage.createButtonTitle': 'Registrar una API existente',
    'defaultApiExplorerPage.supportButtonTitle': 'Todas sus APIs',
    'consumedApisCard.title': 'APIs que consume',
    'consumedApisCard.error.title': 'No se pudieron leer las APIs',
    'consumedApisCard.emptyContent.title': 'No consume ninguna API.',
    'hasApisCard.title': 'APIs',
    'hasApisCard.error.title': 'No se pudieron leer las APIs',
    'hasApisCard.emptyContent.title': 'No contiene ninguna API.',
    'providedApisCard.title': 'APIs que ofrece',
    'providedApisCard.error.title': 'No se pudieron leer las APIs',
    'providedApisCard.emptyContent.title': 'No ofrece ninguna API.',
    'apiEntityColumns.typeTitle': 'Tipo',
    'apiEntityColumns.apiDefinitionTitle': 'Definición',
    'consumingComponentsCard.title': 'Quién la consume',
    'consumingComponentsCard.error.title': 'No se pudieron leer los servicios',
    'consumingComponentsCard.emptyContent.title':
      'Ningún servicio consume esta API.',
    'providingComponentsCard.title': 'Quién la ofrece',
    'providingComponentsCard.error.title': 'No se pudieron leer los servicios',
    'providingComponentsCard.emptyContent.title':
      'Ningún servicio ofrece esta API.',
    apisCardHelpLinkTitle: 'Cómo se cambia esto',
  },
});
