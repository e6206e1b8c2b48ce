// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { coreComponentsTranslationRef } from '@backstage/core-components';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: coreComponentsTranslationRef,
  full: true,
  messages: {
    'signIn.title': 'Entrar',
    'signIn.loginFailed': 'No se pudo entrar',
    'signIn.customProvider.title': 'Otra persona',
    'signIn.customProvider.subtitle':
      'Escriba su identificador y sus credenciales.\n No se guardarán.',
    'signIn.customProvider.userId': 'Identificador',
    'signIn.customProvider.tokenInvalid':
      'No es un token JWT de OpenID Connect válido',
    'signIn.customProvider.continue': 'Continuar',
    'signIn.customProvider.idToken': 'Token de identidad (opcional)',
    'signIn.guestProvider.title': 'Visitante',
    'signIn.guestProvider.subtitle':
      'Entre como visitante.\n Su identidad no estará comprobada y algunas funciones no estarán disponibles.',
    'signIn.guestProvider.enter': 'Entrar',
    skipToContent: 'Ir al contenido',
    'copyTextButton.tooltipText': 'Texto copiado',
    'simpleStepper.reset': 'Empezar de nuevo',
    'simpleStepper.finish': 'Terminar',
    'simpleStepper.next': 'Siguiente',
    'simpleStepper.skip': 'Omitir',
    'simpleStepper.back': 'Atrás',
    'errorPage.subtitle': 'ERROR {{status}}: {{statusMessage}}',
    'errorPage.title': 'No se pudo mostrar esta página',
    'errorPage.goBack': 'Volver',
    'errorPage.showMoreDetails': 'Ver más detalles',
    'errorPage.showLessDetails': 'Ver menos detalles',
    'emptyState.missingAnnotation.title': 'Falta una anotación',
    'emptyState.missingAnnotation.actionTitle':
      'Añada la anotación al archivo YAML de la ficha como en el ejemplo resaltado:',
    'emptyState.missingAnnotation.readMore': 'Más información',
    'supportConfig.default.title': 'No hay datos de asistencia',
    'supportConfig.default.linkTitle': 'Añada `app.support` a la configuración',
    'errorBoundary.title': 'Pida ayuda en {{slackChannel}}.',
    'oauthRequestDialog.title': 'Hace falta entrar',
    'oauthRequestDialog.authRedirectTitle':
      'Se abrirá la página de acceso del proveedor.',
    'oauthRequestDialog.login': 'Entrar',
    'oauthRequestDialog.rejectAll': 'Rechazar todo',
    'oauthRequestDialog.message':
      'Entre para que {{appTitle}} pueda usar las API y las identidades de {{provider}}.',
    'supportButton.title': 'Ayuda',
    'supportButton.close': 'Cerrar',
    'table.filter.title': 'Filtros',
    'table.filter.clearAll': 'Quitar todos',
    'table.filter.placeholder': 'Todos los resultados',
    'table.body.emptyDataSourceMessage': 'No hay nada que mostrar',
    'table.pagination.firstTooltip': 'Primera página',
    'table.pagination.labelDisplayedRows': '{from}-{to} de {count}',
    'table.pagination.labelRowsSelect': 'filas',
    'table.pagination.lastTooltip': 'Última página',
    'table.pagination.nextTooltip': 'Página siguiente',
    'table.pagination.previousTooltip': 'Página anterior',
    'table.toolbar.search': 'Filtrar',
    'table.header.actions': 'Acciones',
    'alertDisplay.message_one': '({{ count }} mensaje más reciente)',
    'alertDisplay.message_other': '({{ count }} mensajes más recientes)',
    'autoLogout.stillTherePrompt.title': 'La sesión se cerrará por inactividad',
    'autoLogout.stillTherePrompt.buttonText': 'Seguir en la sesión',
    'dependencyGraph.fullscreenTooltip': 'Pantalla completa',
    'proxiedSignInPage.title':
      'No parece que haya entrado. Vuelva a cargar la página.',
    'logViewer.downloadBtn.tooltip': 'Descargar los registros',
    'logViewer.copyBtn.tooltip': 'Copiar los registros',
    'logViewer.searchField.placeholder': 'Buscar',
  },
});
