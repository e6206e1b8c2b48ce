// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogTranslationRef } from '@backstage/plugin-catalog';

export const catalogEnglish = createTranslationMessages({
  ref: catalogTranslationRef,
  messages: {
    'indexPage.title': 'Catalogue of services',
    'indexPage.createButtonTitle': 'New service',
    'indexPage.supportButtonContent': 'All that is registered in the catalogue',
    'entityPage.notFoundMessage':
      'There is no {{kind}} in the catalogue with this {{link}}.',
    'aboutCard.refreshButtonTitle': 'Read its record again',
    'aboutCard.editButtonTitle': 'Edit its record',
    'aboutCard.refreshScheduledMessage':
      'Its record will be read again shortly',
    'aboutCard.launchTemplate': 'Use this golden path',
    'aboutCard.viewTechdocs': 'Read the documents',
    'aboutCard.viewSource': 'See the source',
    'aboutCard.ownerField.value': 'No owner',
    'aboutCard.domainField.value': 'No domain',
    'aboutCard.systemField.value': 'No system',
    'aboutCard.parentComponentField.label': 'Part of',
    'aboutCard.parentComponentField.value': 'Not part of another service',
    'aboutCard.tagsField.value': 'No tags',
    'catalogTable.warningPanelTitle': 'The catalogue could not be read.',
    'catalogTable.starActionTitle': 'Add to favourites',
    'catalogTable.unStarActionTitle': 'Remove from favourites',
    'dependencyOfComponentsCard.title': 'Services that depend on this one',
    'dependencyOfComponentsCard.emptyMessage':
      'No service depends on this one.',
    'dependsOnComponentsCard.title': 'Services it depends on',
    'dependsOnComponentsCard.emptyMessage': 'It depends on no other service.',
    'dependsOnResourcesCard.title': 'Resources it depends on',
    'dependsOnResourcesCard.emptyMessage': 'It depends on no resource.',
    'entityContextMenu.copiedMessage': 'Copied',
    'entityContextMenu.inspectMenuTitle': 'See the whole record',
    'entityContextMenu.copyURLMenuTitle': 'Copy the link',
    'entityContextMenu.unregisterMenuTitle': 'Remove from the catalogue',
    'entityLabelsCard.emptyDescription':
      'This record has no labels. You can add them to its YAML file as in the highlighted example:',
    'entityLabels.warningPanelTitle': 'Not in the catalogue',
    'entityLinksCard.emptyDescription':
      'This record has no links. You can add them to its YAML file as in the highlighted example:',
    'entityNotFound.title': 'Not in the catalogue',
    'entityNotFound.description':
      'Check the address or search by name. The documents explain how something is registered in the catalogue.',
    'entityNotFound.docButtonTitle': 'Documents',
    'deleteEntity.dialogTitle': 'Delete this record from the catalogue?',
    'deleteEntity.description':
      'No source mentions this record any more, so it is not kept up to date.',
    'deleteEntity.actionButtonTitle': 'Delete the record',
    'catalogExportButton.dialogTitle': 'Export the selection of the catalogue',
    'catalogExportButton.confirmButtonTitle': 'Export',
    'catalogExportButton.successMessage': 'Catalogue exported',
    'catalogExportButton.errorMessage':
      'The catalogue could not be exported: {{errorMessage}}',
    entityProcessingErrorsDescription: 'The error below comes from',
    entityRelationWarningDescription:
      'This record mentions others that are not in the catalogue.\n Not found: ',
    'hasComponentsCard.title': 'Services',
    'hasComponentsCard.emptyMessage': 'No service is part of this system.',
    'hasResourcesCard.title': 'Resources',
    'hasSubcomponentsCard.title': 'Parts',
    'hasSubcomponentsCard.emptyMessage':
      'No other service is part of this one.',
    'hasSubdomainsCard.title': 'Domains within',
    'hasSubdomainsCard.emptyMessage': 'No other domain is part of this one.',
    'hasSystemsCard.title': 'Systems',
    'relatedEntitiesCard.emptyHelpLinkTitle': 'How to change this',
    'systemDiagramCard.title': 'Diagram of the system',
  },
});
