// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';
import { scaffolderAuthoringSpanish } from './scaffolderAuthoring';
import { scaffolderRepositorySpanish } from './scaffolderRepository';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: scaffolderTranslationRef,
  full: true,
  messages: {
    ...scaffolderAuthoringSpanish,
    ...scaffolderRepositorySpanish,
    'aboutCard.launchTemplate': 'Usar esta ruta',
    'fields.entityNamePicker.title': 'Nombre',
    'fields.entityNamePicker.description': 'Un nombre que nadie más use',
    'fields.entityPicker.title': 'Ficha del catálogo',
    'fields.entityPicker.description': 'Una ficha del catálogo',
    'fields.entityTagsPicker.title': 'Etiquetas',
    'fields.entityTagsPicker.description':
      'Añada las etiquetas que convengan; pulse Intro después de cada una. Formato: [a-z0-9+#] separado por [-], 63 caracteres como máximo',
    'fields.multiEntityPicker.title': 'Fichas del catálogo',
    'fields.multiEntityPicker.description': 'Una o más fichas del catálogo',
    'fields.myGroupsPicker.title': 'Equipo',
    'fields.myGroupsPicker.description': 'Uno de sus equipos',
    'fields.ownedEntityPicker.title': 'Ficha del catálogo',
    'fields.ownedEntityPicker.description': 'Una ficha de sus equipos',
    'fields.ownerPicker.title': 'Responsable',
    'fields.ownerPicker.description': 'El equipo responsable del servicio',
    'listTaskPage.title': 'Ejecuciones',
    'listTaskPage.pageTitle': 'Ejecuciones',
    'listTaskPage.subtitle': 'Todas las ejecuciones iniciadas',
    'listTaskPage.content.emptyState.title': 'No hay nada que mostrar',
    'listTaskPage.content.emptyState.description':
      'Todavía no hay ejecuciones, o no se pudieron leer.',
    'listTaskPage.content.tableTitle': 'Ejecuciones',
    'listTaskPage.content.tableCell.taskID': 'Ejecución',
    'listTaskPage.content.tableCell.template': 'Ruta',
    'listTaskPage.content.tableCell.created': 'Iniciada',
    'listTaskPage.content.tableCell.owner': 'Iniciada por',
    'listTaskPage.content.tableCell.status': 'Estado',
    'ownerListPicker.title': 'De quién',
    'ownerListPicker.options.owned': 'Mías',
    'ownerListPicker.options.all': 'Todas',
    'ongoingTask.title': 'Ejecución de',
    'ongoingTask.pageTitle.hasTemplateName': 'Ejecución de {{templateName}}',
    'ongoingTask.pageTitle.noTemplateName': 'Ejecución',
    'ongoingTask.subtitle': 'Ejecución {{taskId}}',
    'ongoingTask.cancelButtonTitle': 'Cancelar',
    'ongoingTask.retryButtonTitle': 'Intentar de nuevo',
    'ongoingTask.startOverButtonTitle': 'Empezar de nuevo',
    'ongoingTask.hideLogsButtonTitle': 'Ocultar los registros',
    'ongoingTask.showLogsButtonTitle': 'Ver los registros',
    'ongoingTask.contextMenu.moreOptions': 'Más opciones',
    'ongoingTask.contextMenu.hideLogs': 'Ocultar los registros',
    'ongoingTask.contextMenu.showLogs': 'Ver los registros',
    'ongoingTask.contextMenu.hideButtonBar': 'Ocultar los botones',
    'ongoingTask.contextMenu.retry': 'Intentar de nuevo',
    'ongoingTask.contextMenu.showButtonBar': 'Mostrar los botones',
    'ongoingTask.contextMenu.startOver': 'Empezar de nuevo',
    'ongoingTask.contextMenu.cancel': 'Cancelar',
    'templateTypePicker.title': 'Categorías',
    'templateListPage.title': 'Nuevo servicio',
    'templateListPage.subtitle':
      'Elija una ruta recomendada; el plan previo le dirá qué creará',
    'templateListPage.pageTitle': 'Nuevo servicio',
    'templateListPage.templateGroups.defaultTitle': 'Rutas recomendadas',
    'templateListPage.templateGroups.otherTitle': 'Otras rutas',
    'templateListPage.contentHeader.registerExistingButtonTitle':
      'Registrar un servicio existente',
    'templateListPage.contentHeader.supportButtonTitle':
      'Cada ruta recomendada crea un tipo de servicio con todo lo que necesita para funcionar.',
    'templateListPage.additionalLinksForEntity.viewTechDocsTitle':
      'Ver la documentación',
    'templateWizardPage.title': 'Nuevo servicio',
    'templateWizardPage.subtitle':
      'Nada se crea hasta que usted revise y confirme',
    'templateWizardPage.pageTitle': 'Nuevo servicio',
    'templateWizardPage.templateWithTitle': 'Nuevo servicio: {{templateTitle}}',
    'templateWizardPage.pageContextMenu.editConfigurationTitle':
      'Editar la configuración',
  },
});
