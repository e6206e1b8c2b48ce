// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';

export const scaffolderEnglish = createTranslationMessages({
  ref: scaffolderTranslationRef,
  messages: {
    'aboutCard.launchTemplate': 'Use this golden path',
    'actionsPage.title': 'Available actions',
    'actionsPage.pageTitle': 'Available actions',
    'actionsPage.subtitle': 'All actions a golden path can use',
    'actionsPage.content.emptyState.title': 'Nothing to show',
    'actionsPage.content.emptyState.description':
      'There are no actions, or they could not be read.',
    'fields.entityNamePicker.description': 'A name nobody else uses',
    'fields.entityPicker.title': 'Record of the catalogue',
    'fields.entityPicker.description': 'A record of the catalogue',
    'fields.multiEntityPicker.title': 'Records of the catalogue',
    'fields.multiEntityPicker.description':
      'One or more records of the catalogue',
    'fields.myGroupsPicker.title': 'Team',
    'fields.myGroupsPicker.description': 'One of your teams',
    'fields.ownedEntityPicker.title': 'Record of the catalogue',
    'fields.ownedEntityPicker.description': 'A record of your teams',
    'fields.ownerPicker.description': 'The team that owns the service',
    'listTaskPage.title': 'Runs',
    'listTaskPage.pageTitle': 'Runs',
    'listTaskPage.subtitle': 'All runs that were started',
    'listTaskPage.content.emptyState.title': 'Nothing to show',
    'listTaskPage.content.emptyState.description':
      'There are no runs yet, or they could not be read.',
    'listTaskPage.content.tableTitle': 'Runs',
    'listTaskPage.content.tableCell.taskID': 'Run',
    'listTaskPage.content.tableCell.template': 'Golden path',
    'listTaskPage.content.tableCell.created': 'Started',
    'listTaskPage.content.tableCell.owner': 'Started by',
    'ownerListPicker.title': 'Whose',
    'ownerListPicker.options.owned': 'Mine',
    'ongoingTask.pageTitle.noTemplateName': 'Run',
    'ongoingTask.subtitle': 'Run {{taskId}}',
    'ongoingTask.retryButtonTitle': 'Try again',
    'ongoingTask.startOverButtonTitle': 'Start over',
    'ongoingTask.hideLogsButtonTitle': 'Hide the logs',
    'ongoingTask.showLogsButtonTitle': 'Show the logs',
    'ongoingTask.contextMenu.hideLogs': 'Hide the logs',
    'ongoingTask.contextMenu.showLogs': 'Show the logs',
    'ongoingTask.contextMenu.hideButtonBar': 'Hide the buttons',
    'ongoingTask.contextMenu.retry': 'Try again',
    'ongoingTask.contextMenu.showButtonBar': 'Show the buttons',
    'ongoingTask.contextMenu.startOver': 'Start over',
    'templateIntroPage.title': 'Manage golden paths',
    'templateListPage.title': 'New service',
    'templateListPage.subtitle':
      'Choose a golden path; the flight plan tells you what it would create',
    'templateListPage.pageTitle': 'New service',
    'templateListPage.templateGroups.defaultTitle': 'Golden paths',
    'templateListPage.templateGroups.otherTitle': 'Other golden paths',
    'templateListPage.contentHeader.registerExistingButtonTitle':
      'Register an existing service',
    'templateListPage.contentHeader.supportButtonTitle':
      'Each golden path creates one kind of service with all it needs to run.',
    'templateListPage.additionalLinksForEntity.viewTechDocsTitle':
      'Read the documents',
    'templateWizardPage.title': 'New service',
    'templateWizardPage.subtitle':
      'Nothing is created until you have reviewed and confirmed it',
    'templateWizardPage.pageTitle': 'New service',
    'templateWizardPage.templateWithTitle': 'New service: {{templateTitle}}',
    'templateWizardPage.pageContextMenu.editConfigurationTitle':
      'Edit the configuration',
    'templateEditorToolbar.addToCatalogDialogContent.stepsListItems':
      'Save the template files in a local directory\nOpen a pull request to a new or existing Git repository\nIf the template already exists, the catalogue shows the changes once the pull request is merged\nIf the template is new, follow the documentation linked below to register its repository in the catalogue',
  },
});
