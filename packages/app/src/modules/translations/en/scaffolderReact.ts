// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';

export const scaffolderReactEnglish = createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  messages: {
    'scaffolderPageContextMenu.createLabel': 'New service',
    'scaffolderPageContextMenu.editorLabel': 'Manage golden paths',
    'scaffolderPageContextMenu.actionsLabel': 'Available actions',
    'scaffolderPageContextMenu.tasksLabel': 'Runs',
    'scaffolderPageContextMenu.templatingExtensionsLabel':
      'Templating extensions',
    'cardHeader.detailBtnTitle': 'See the details of the golden path',
    'templateOutputs.title': 'Result',
  },
});
