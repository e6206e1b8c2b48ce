// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** The pages of who writes golden paths: actions, editor, extensions. */
export const scaffolderAuthoringSpanish = {
  'actionsPage.title': 'Acciones disponibles',
  'actionsPage.pageTitle': 'Acciones disponibles',
  'actionsPage.subtitle': 'Todas las acciones que una ruta puede usar',
  'actionsPage.content.emptyState.title': 'No hay nada que mostrar',
  'actionsPage.content.emptyState.description':
    'No hay acciones, o no se pudieron leer.',
  'actionsPage.content.searchFieldPlaceholder': 'Buscar una acción',
  'actionsPage.action.input': 'Entrada',
  'actionsPage.action.output': 'Salida',
  'actionsPage.action.examples': 'Ejemplos',
  'templateEditorForm.stepper.emptyText':
    'La plantilla no tiene parámetros que mostrar.',
  'renderSchema.tableCell.name': 'Nombre',
  'renderSchema.tableCell.title': 'Título',
  'renderSchema.tableCell.description': 'Descripción',
  'renderSchema.tableCell.type': 'Tipo',
  'renderSchema.tableCell.value': 'Valor',
  'renderSchema.undefined': 'Sin esquema',
  'templatingExtensions.title': 'Extensiones de plantillas',
  'templatingExtensions.pageTitle': 'Extensiones de plantillas',
  'templatingExtensions.subtitle':
    'Todas las extensiones que una plantilla puede usar',
  'templatingExtensions.content.emptyState.title': 'No hay nada que mostrar',
  'templatingExtensions.content.emptyState.description':
    'No hay extensiones, o no se pudieron leer.',
  'templatingExtensions.content.searchFieldPlaceholder': 'Buscar una extensión',
  'templatingExtensions.content.filters.title': 'Filtros',
  'templatingExtensions.content.filters.notAvailable': 'No hay filtros.',
  'templatingExtensions.content.filters.metadataAbsent':
    'Filtro sin descripción',
  'templatingExtensions.content.filters.schema.input': 'Entrada',
  'templatingExtensions.content.filters.schema.arguments': 'Argumentos',
  'templatingExtensions.content.filters.schema.output': 'Salida',
  'templatingExtensions.content.filters.examples': 'Ejemplos',
  'templatingExtensions.content.functions.title': 'Funciones',
  'templatingExtensions.content.functions.notAvailable':
    'No hay funciones globales.',
  'templatingExtensions.content.functions.metadataAbsent':
    'Función sin descripción',
  'templatingExtensions.content.functions.schema.arguments': 'Argumentos',
  'templatingExtensions.content.functions.schema.output': 'Salida',
  'templatingExtensions.content.functions.examples': 'Ejemplos',
  'templatingExtensions.content.values.title': 'Valores',
  'templatingExtensions.content.values.notAvailable':
    'No hay valores globales.',
  'templateIntroPage.title': 'Administrar las rutas',
  'templateIntroPage.subtitle':
    'Edite y pruebe plantillas, formularios y campos propios',
  'templateFormPage.title': 'Editor de plantillas',
  'templateFormPage.subtitle': 'Edite y pruebe formularios de plantillas',
  'templateCustomFieldPage.title': 'Campos propios',
  'templateCustomFieldPage.subtitle': 'Edite y pruebe campos propios',
  'templateEditorPage.title': 'Editor de plantillas',
  'templateEditorPage.subtitle': 'Edite y pruebe plantillas y sus formularios',
  'templateEditorPage.dryRunResults.title': 'Resultados de la prueba',
  'templateEditorPage.dryRunResultsList.title': 'Resultado {{resultId}}',
  'templateEditorPage.dryRunResultsList.downloadButtonTitle':
    'Descargar como .zip',
  'templateEditorPage.dryRunResultsList.deleteButtonTitle':
    'Eliminar el resultado',
  'templateEditorPage.dryRunResultsView.tab.files': 'Archivos',
  'templateEditorPage.dryRunResultsView.tab.log': 'Registro',
  'templateEditorPage.dryRunResultsView.tab.output': 'Salida',
  'templateEditorPage.taskStatusStepper.skippedStepTitle': 'Omitido',
  'templateEditorPage.customFieldExplorer.selectFieldLabel':
    'Elija un campo propio',
  'templateEditorPage.customFieldExplorer.fieldForm.title':
    'Opciones del campo',
  'templateEditorPage.customFieldExplorer.fieldForm.applyButtonTitle':
    'Aplicar',
  'templateEditorPage.customFieldExplorer.fieldPreview.title':
    'Vista previa del campo',
  'templateEditorPage.customFieldExplorer.preview.title':
    'Texto de la plantilla',
  'templateEditorPage.templateEditorBrowser.closeConfirmMessage':
    '¿Cerrar? Los cambios sin guardar se perderán',
  'templateEditorPage.templateEditorBrowser.saveIconTooltip':
    'Guardar todos los archivos',
  'templateEditorPage.templateEditorBrowser.reloadIconTooltip':
    'Volver a leer la carpeta',
  'templateEditorPage.templateEditorBrowser.closeIconTooltip':
    'Cerrar la carpeta',
  'templateEditorPage.templateEditorIntro.title': 'Elija por dónde empezar',
  'templateEditorPage.templateEditorIntro.loadLocal.title':
    'Abrir una carpeta de plantilla',
  'templateEditorPage.templateEditorIntro.loadLocal.description':
    'Abra una carpeta de su equipo para editar y probar su plantilla.',
  'templateEditorPage.templateEditorIntro.loadLocal.unsupportedTooltip':
    'Solo en algunos navegadores basados en Chromium y con la página servida por HTTPS',
  'templateEditorPage.templateEditorIntro.createLocal.title':
    'Crear una plantilla',
  'templateEditorPage.templateEditorIntro.createLocal.description':
    'Cree una carpeta en su equipo para editar y probar una plantilla nueva.',
  'templateEditorPage.templateEditorIntro.createLocal.unsupportedTooltip':
    'Solo en algunos navegadores basados en Chromium y con la página servida por HTTPS',
  'templateEditorPage.templateEditorIntro.formEditor.title':
    'Probar un formulario',
  'templateEditorPage.templateEditorIntro.formEditor.description':
    'Vea y edite el formulario de una plantilla de ejemplo o del catálogo.',
  'templateEditorPage.templateEditorIntro.fieldExplorer.title':
    'Campos propios',
  'templateEditorPage.templateEditorIntro.fieldExplorer.description':
    'Vea y pruebe los campos propios instalados.',
  'templateEditorPage.templateEditorTextArea.saveIconTooltip':
    'Guardar el archivo',
  'templateEditorPage.templateEditorTextArea.refreshIconTooltip':
    'Volver a leer el archivo',
  'templateEditorPage.templateEditorTextArea.emptyStateParagraph':
    'Elija una acción en el menú Archivo.',
  'templateEditorPage.templateFormPreviewer.title':
    'Abrir una plantilla existente',
  'templateEditorToolbar.customFieldExplorerTooltip': 'Campos propios',
  'templateEditorToolbar.installedActionsDocumentationTooltip':
    'Documentación de las acciones disponibles',
  'templateEditorToolbar.templatingExtensionsDocumentationTooltip':
    'Documentación de las extensiones de plantillas',
  'templateEditorToolbar.addToCatalogButton': 'Publicar',
  'templateEditorToolbar.addToCatalogDialogTitle': 'Publicar los cambios',
  'templateEditorToolbar.addToCatalogDialogContent.stepsIntroduction':
    'Para crear o actualizar una plantilla:',
  'templateEditorToolbar.addToCatalogDialogContent.stepsListItems':
    'Guarde los archivos de la plantilla en una carpeta de su equipo\nAbra una solicitud de cambios en un repositorio Git nuevo o existente\nSi la plantilla ya existe, el catálogo mostrará los cambios cuando la solicitud se incorpore\nSi la plantilla es nueva, siga la documentación enlazada para registrar su repositorio en el catálogo',
  'templateEditorToolbar.addToCatalogDialogActions.documentationButton':
    'Ir a la documentación',
  'templateEditorToolbar.addToCatalogDialogActions.documentationUrl':
    'https://backstage.io/docs/features/software-templates/adding-templates/',
  'templateEditorToolbarFileMenu.button': 'Archivo',
  'templateEditorToolbarFileMenu.options.openDirectory':
    'Abrir una carpeta de plantilla',
  'templateEditorToolbarFileMenu.options.createDirectory':
    'Crear una carpeta de plantilla',
  'templateEditorToolbarFileMenu.options.closeEditor': 'Cerrar el editor',
  'templateEditorToolbarTemplatesMenu.button': 'Plantillas',
};
