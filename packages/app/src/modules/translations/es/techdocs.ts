// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: techdocsTranslationRef,
  full: true,
  messages: {
    'aboutCard.viewTechdocs': 'Ver la documentación',
    'notFound.title': 'No se encontró la documentación',
    'notFound.builderNote':
      'El valor de techdocs.builder en la configuración no es «local», así que el portal no genera la documentación que falta. Compruebe que un proceso externo (por ejemplo, la cadena de entrega) la genera y la publica, o cambie techdocs.builder a «local» para que la genere el portal.',
    'buildLogs.title': 'Detalles de la generación',
    'buildLogs.closeDrawer': 'Cerrar el panel',
    'buildLogs.showBuildLogs': 'Ver los registros de la generación',
    'buildLogs.waitingForLogs': 'Esperando registros…',
    'stateIndicator.initialBuild.message':
      'Es la primera vez que se abre esta documentación y se está preparando. Las próximas veces cargará mucho más rápido.',
    'stateIndicator.contentStaleRefreshing.message':
      'Se está preparando una versión más reciente de esta documentación.',
    'stateIndicator.contentStaleReady.message':
      'Hay una versión más reciente de esta documentación; vuelva a cargar para verla.',
    'stateIndicator.contentStaleReady.refreshButton': 'Volver a cargar',
    'stateIndicator.contentStaleError.message':
      'No se pudo generar la versión más reciente de esta documentación.',
    'redirectNotification.redirectNow': 'Ir ahora',
    'search.noResults': 'No se encontró nada',
    'search.placeholder': 'Buscar en la documentación de {{entityTitle}}',
    'readerPageHeader.owner': 'Responsable',
    'readerPageHeader.lifecycle': 'Etapa de vida',
    'readerPageHeader.source': 'Código',
    'home.supportButton': 'La documentación de todos los servicios.',
    'pageWrapper.title': 'Documentación',
    'pageWrapper.subtitle': 'Documentación disponible en {{orgName}}',
    'table.columns.document': 'Documento',
    'table.columns.owner': 'Responsable',
    'table.columns.kind': 'Clase',
    'table.columns.type': 'Tipo',
    'table.header.actions': 'Acciones',
    'table.toolbar.searchPlaceholder': 'Filtrar',
    'table.pagination.labelRowsSelect': 'filas',
    'table.body.emptyDataSourceMessage': 'No hay nada que mostrar',
    'table.actions.copyDocsUrl': 'Copiar el enlace a la documentación',
    'table.actions.addToFavorites': 'Marcar como favorito',
    'table.actions.removeFromFavorites': 'Quitar de favoritos',
    'table.emptyState.title': 'Todavía no hay documentos',
    'table.emptyState.description':
      'Cree el suyo. La guía de inicio explica cómo.',
    'table.emptyState.docsButton': 'Guía de inicio',
    'table.title.all': 'Todos',
    'error.couldNotLoad': 'No se pudo leer la documentación disponible.',
    'nav.title': 'Documentos',
    'entityContent.title': 'Documentación',
    'reader.settings': 'Ajustes',
  },
});
