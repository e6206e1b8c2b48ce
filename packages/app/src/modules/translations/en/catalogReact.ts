// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react';

export const catalogReactEnglish = createTranslationMessages({
  ref: catalogReactTranslationRef,
  messages: {
    'entityKindPicker.errorMessage': 'The kinds could not be read',
    'entityProcessingStatusPicker.title': 'Reading status',
    'entityPeekAheadPopover.title': 'Open the record to see all of the tags.',
    'entityTypePicker.errorMessage': 'The types could not be read',
    'favoriteEntity.addToFavorites': 'Add to favourites',
    'favoriteEntity.removeFromFavorites': 'Remove from favourites',
    'inspectEntityDialog.title': 'Whole record',
    'inspectEntityDialog.ancestryPage.title': 'Origin',
    'inspectEntityDialog.ancestryPage.description':
      'Where this record comes from: the chain of records from which {{processorsLink}} others, down to this one. It has nothing to do with relations.',
    'inspectEntityDialog.colocatedPage.title': 'Same source',
    'inspectEntityDialog.colocatedPage.description':
      'The records that came with this one: from the same source (such as the same YAML file) or the same origin (such as the address registered first).',
    'inspectEntityDialog.colocatedPage.alertNoLocation':
      'The record does not say where it comes from.',
    'inspectEntityDialog.colocatedPage.alertNoEntity':
      'There are no other records from this source.',
    'inspectEntityDialog.colocatedPage.locationHeader': 'From the same source',
    'inspectEntityDialog.colocatedPage.originHeader': 'From the same origin',
    'inspectEntityDialog.colocatedPage.entityListAriaLabel':
      'Records from the same source',
    'inspectEntityDialog.jsonPage.title': 'The record as JSON',
    'inspectEntityDialog.jsonPage.description':
      'The record as the catalogue gives it, in JSON.',
    'inspectEntityDialog.yamlPage.title': 'The record as YAML',
    'inspectEntityDialog.yamlPage.description':
      'The record as the catalogue gives it, in YAML.',
    'inspectEntityDialog.tabNames.ancestry': 'Origin',
    'inspectEntityDialog.tabNames.colocated': 'Same source',
    'inspectEntityDialog.tabNames.json': 'JSON',
    'inspectEntityDialog.tabNames.yaml': 'YAML',
    'inspectEntityDialog.tabsAriaLabel': 'Views of the record',
    'unregisterEntityDialog.title': 'Remove this from the catalogue?',
    'unregisterEntityDialog.deleteButtonTitle': 'Delete the record',
    'unregisterEntityDialog.deleteEntitySuccessMessage':
      'Deleted the record {{entityName}}',
    'unregisterEntityDialog.bootstrapState.title':
      'This cannot be removed: it comes from the protected configuration of the portal (source "{{location}}"). If you think this is a mistake, tell whoever runs {{appTitle}}.',
    'unregisterEntityDialog.bootstrapState.advancedDescription':
      'You can delete the record from the catalogue. Do so only if you know that its file was deleted or moved; otherwise the record comes back at the next reading of the catalogue.',
    'unregisterEntityDialog.bootstrapState.advancedOptions': 'Advanced options',
    'unregisterEntityDialog.onlyDeleteStateTitle':
      'This record does not seem to come from a registered source, so it can only be deleted from the catalogue outright.',
    'unregisterEntityDialog.unregisterState.title':
      'This will be removed from the catalogue:',
    'unregisterEntityDialog.unregisterState.subTitle': 'Registered from:',
    'unregisterEntityDialog.unregisterState.description':
      'To undo this, register it again in {{appTitle}}.',
    'unregisterEntityDialog.unregisterState.unregisterButtonTitle':
      'Remove this source',
    'unregisterEntityDialog.unregisterState.advancedOptions':
      'Advanced options',
    'unregisterEntityDialog.unregisterState.advancedDescription':
      'You can also delete only the record. Do so only if you know that its file was deleted or moved; otherwise the record comes back at the next reading of the catalogue.',
    'unregisterEntityDialog.errorStateTitle': 'Internal error: unknown state',
    'userListPicker.defaultOrgName': 'The organisation',
    'userListPicker.personalFilter.title': 'Mine',
    'userListPicker.personalFilter.ownedLabel': "My teams'",
    'userListPicker.personalFilter.starredLabel': 'Favourites',
    'entityRelationCard.emptyHelpLinkTitle': 'How to change this',
    'missingAnnotationEmptyState.title': 'An annotation is missing',
    'missingAnnotationEmptyState.annotationYaml':
      'Add the annotation to the YAML file of the record as in the highlighted example:',
    'missingAnnotationEmptyState.generateDescription_one':
      'The annotation {{annotations}} is missing. Add it to the record to use this tool.',
    'missingAnnotationEmptyState.generateDescription_other':
      'The annotations {{annotations}} are missing. Add them to the record to use this tool.',
  },
});
