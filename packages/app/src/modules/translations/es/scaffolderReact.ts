// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';

// The loader of translations takes a default export.
export default createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  full: true,
  messages: {
    'passwordWidget.content':
      'Este campo no es seguro. Use [`ui:field: Secret`](https://backstage.io/docs/features/software-templates/writing-templates/#using-secrets) en lugar de `ui:widget: password`',
    'scaffolderPageContextMenu.moreLabel': 'más',
    'scaffolderPageContextMenu.createLabel': 'Nuevo servicio',
    'scaffolderPageContextMenu.editorLabel': 'Administrar las rutas',
    'scaffolderPageContextMenu.actionsLabel': 'Acciones disponibles',
    'scaffolderPageContextMenu.tasksLabel': 'Ejecuciones',
    'scaffolderPageContextMenu.templatingExtensionsLabel':
      'Extensiones de plantillas',
    'stepper.backButtonText': 'Atrás',
    'stepper.createButtonText': 'Crear',
    'stepper.reviewButtonText': 'Revisar',
    'stepper.stepIndexLabel': 'Paso {{index, number}}',
    'stepper.nextButtonText': 'Siguiente',
    'templateCategoryPicker.title': 'Categorías',
    'templateCard.noDescription': 'Sin descripción',
    'templateCard.chooseButtonText': 'Elegir',
    'cardHeader.detailBtnTitle': 'Ver los detalles de la ruta',
    'templateOutputs.title': 'Resultado',
    'workflow.noDescription': 'Sin descripción',
  },
});
