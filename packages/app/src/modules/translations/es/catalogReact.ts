// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: catalogReactTranslationRef,
  full: true,
  messages: {
    'catalogFilter.title': 'Filtros',
    'catalogFilter.buttonTitle': 'Filtros',
    'entityKindPicker.title': 'Clase',
    'entityKindPicker.errorMessage': 'No se pudieron leer las clases',
    'entityLifecyclePicker.title': 'Etapa de vida',
    'entityNamespacePicker.title': 'Espacio de nombres',
    'entityOwnerPicker.title': 'Responsable',
    'entityProcessingStatusPicker.title': 'Estado de lectura',
    'entityTagPicker.title': 'Etiquetas',
    'entityPeekAheadPopover.title':
      'Abra la ficha para ver todas las etiquetas.',
    'entityPeekAheadPopover.emailCardAction.title': 'Escribir a {{email}}',
    'entityPeekAheadPopover.emailCardAction.subTitle': 'mailto {{email}}',
    'entityPeekAheadPopover.emailCardAction.ariaLabel': 'Correo electrónico',
    'entityPeekAheadPopover.entityCardActionsAriaLabel': 'Ver',
    'entityPeekAheadPopover.entityCardActionsTitle': 'Ver los detalles',
    'entitySearchBar.placeholder': 'Buscar',
    'entityTypePicker.title': 'Tipo',
    'entityTypePicker.errorMessage': 'No se pudieron leer los tipos',
    'entityTypePicker.optionAllTitle': 'todos',
    'favoriteEntity.addToFavorites': 'Marcar como favorito',
    'favoriteEntity.removeFromFavorites': 'Quitar de favoritos',
    'inspectEntityDialog.title': 'Ficha completa',
    'inspectEntityDialog.closeButtonTitle': 'Cerrar',
    'inspectEntityDialog.ancestryPage.title': 'Procedencia',
    'inspectEntityDialog.ancestryPage.description':
      'De dónde procede esta ficha: la cadena de fichas desde las que {{processorsLink}} otras hasta llegar a esta. No tiene que ver con las relaciones.',
    'inspectEntityDialog.ancestryPage.processorsLink':
      'los procesadores produjeron',
    'inspectEntityDialog.colocatedPage.title': 'Mismo origen',
    'inspectEntityDialog.colocatedPage.description':
      'Las fichas que llegaron con esta: de la misma fuente (por ejemplo, el mismo archivo YAML) o del mismo origen (por ejemplo, la dirección registrada al principio).',
    'inspectEntityDialog.colocatedPage.alertNoLocation':
      'La ficha no dice de dónde viene.',
    'inspectEntityDialog.colocatedPage.alertNoEntity':
      'No hay otras fichas de esa fuente.',
    'inspectEntityDialog.colocatedPage.locationHeader': 'De la misma fuente',
    'inspectEntityDialog.colocatedPage.originHeader': 'Del mismo origen',
    'inspectEntityDialog.colocatedPage.entityListAriaLabel':
      'Fichas del mismo origen',
    'inspectEntityDialog.jsonPage.title': 'La ficha en JSON',
    'inspectEntityDialog.jsonPage.description':
      'Los datos de la ficha tal como los da el catálogo, en JSON.',
    'inspectEntityDialog.overviewPage.title': 'Resumen',
    'inspectEntityDialog.overviewPage.relation.title': 'Relaciones',
    'inspectEntityDialog.overviewPage.status.title': 'Estado',
    'inspectEntityDialog.overviewPage.identity.title': 'Identidad',
    'inspectEntityDialog.overviewPage.metadata.title': 'Metadatos',
    'inspectEntityDialog.overviewPage.annotations': 'Anotaciones',
    'inspectEntityDialog.overviewPage.labels': 'Rótulos',
    'inspectEntityDialog.overviewPage.tags': 'Etiquetas',
    'inspectEntityDialog.overviewPage.copyAriaLabel': 'Copiar {{label}}',
    'inspectEntityDialog.overviewPage.copiedStatus': 'Copiado',
    'inspectEntityDialog.overviewPage.helpLinkAriaLabel': 'Más información',
    'inspectEntityDialog.yamlPage.title': 'La ficha en YAML',
    'inspectEntityDialog.yamlPage.description':
      'Los datos de la ficha tal como los da el catálogo, en YAML.',
    'inspectEntityDialog.tabNames.overview': 'Resumen',
    'inspectEntityDialog.tabNames.ancestry': 'Procedencia',
    'inspectEntityDialog.tabNames.colocated': 'Mismo origen',
    'inspectEntityDialog.tabNames.json': 'JSON',
    'inspectEntityDialog.tabNames.yaml': 'YAML',
    'inspectEntityDialog.tabsAriaLabel': 'Vistas de la ficha',
    'unregisterEntityDialog.title': '¿Quitar esto del catálogo?',
    'unregisterEntityDialog.cancelButtonTitle': 'Cancelar',
    'unregisterEntityDialog.deleteButtonTitle': 'Eliminar la ficha',
    'unregisterEntityDialog.deleteEntitySuccessMessage':
      'Se eliminó la ficha {{entityName}}',
    'unregisterEntityDialog.bootstrapState.title':
      'No se puede quitar del catálogo porque viene de la configuración protegida del portal (origen «{{location}}»). Si cree que es un error, avise a quien administra {{appTitle}}.',
    'unregisterEntityDialog.bootstrapState.advancedDescription':
      'Puede eliminar la ficha del catálogo. Hágalo solo si sabe que su archivo se borró o se trasladó; de lo contrario, la ficha reaparecerá en la próxima lectura del catálogo.',
    'unregisterEntityDialog.bootstrapState.advancedOptions':
      'Opciones avanzadas',
    'unregisterEntityDialog.onlyDeleteStateTitle':
      'Esta ficha no parece venir de un origen registrado, así que solo se puede eliminar directamente del catálogo.',
    'unregisterEntityDialog.unregisterState.title': 'Se quitará del catálogo:',
    'unregisterEntityDialog.unregisterState.subTitle': 'Registrado desde:',
    'unregisterEntityDialog.unregisterState.description':
      'Para deshacerlo, vuelva a registrarlo en {{appTitle}}.',
    'unregisterEntityDialog.unregisterState.unregisterButtonTitle':
      'Quitar este origen',
    'unregisterEntityDialog.unregisterState.advancedOptions':
      'Opciones avanzadas',
    'unregisterEntityDialog.unregisterState.advancedDescription':
      'También puede eliminar solo la ficha del catálogo. Hágalo solo si sabe que su archivo se borró o se trasladó; de lo contrario, la ficha reaparecerá en la próxima lectura del catálogo.',
    'unregisterEntityDialog.errorStateTitle':
      'Error interno: estado desconocido',
    'userListPicker.defaultOrgName': 'La organización',
    'userListPicker.personalFilter.title': 'Mío',
    'userListPicker.personalFilter.ownedLabel': 'De mis equipos',
    'userListPicker.personalFilter.starredLabel': 'Favoritos',
    'userListPicker.orgFilterAllLabel': 'Todo',
    'entityTableColumnTitle.name': 'Nombre',
    'entityTableColumnTitle.system': 'Sistema',
    'entityTableColumnTitle.owner': 'Responsable',
    'entityTableColumnTitle.type': 'Tipo',
    'entityTableColumnTitle.lifecycle': 'Etapa de vida',
    'entityTableColumnTitle.namespace': 'Espacio de nombres',
    'entityTableColumnTitle.description': 'Descripción',
    'entityTableColumnTitle.tags': 'Etiquetas',
    'entityTableColumnTitle.targets': 'Destinos',
    'entityTableColumnTitle.title': 'Título',
    'entityTableColumnTitle.label': 'Rótulo',
    'entityTableColumnTitle.domain': 'Ámbito',
    'entityRelationCard.emptyHelpLinkTitle': 'Cómo se cambia esto',
    'missingAnnotationEmptyState.title': 'Falta una anotación',
    'missingAnnotationEmptyState.readMore': 'Más información',
    'missingAnnotationEmptyState.annotationYaml':
      'Añada la anotación al archivo YAML de la ficha como en el ejemplo resaltado:',
    'missingAnnotationEmptyState.generateDescription_one':
      'Falta la anotación {{annotations}}. Añádala a la ficha para poder usar esta herramienta.',
    'missingAnnotationEmptyState.generateDescription_other':
      'Faltan las anotaciones {{annotations}}. Añádalas a la ficha para poder usar esta herramienta.',
  },
});
