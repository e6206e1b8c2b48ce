// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { orgTranslationRef } from '@backstage/plugin-org';

export const orgEnglish = createTranslationMessages({
  ref: orgTranslationRef,
  messages: {
    'groupProfileCard.groupNotFound': 'The team was not found',
    'groupProfileCard.editIconButtonTitle': 'Edit its record',
    'groupProfileCard.refreshIconButtonTitle': 'Read its record again',
    'groupProfileCard.listItemTitle.entityRef': 'Identifier',
    'groupProfileCard.listItemTitle.parentGroup': 'Part of',
    'groupProfileCard.listItemTitle.childGroups': 'Teams within',
    'membersListCard.cardLabel': 'Page of {{memberName}}',
    'membersListCard.title': 'Members of {{groupName}}',
    'membersListCard.noMembersDescription': 'This team has no members.',
    'membersListCard.noSearchResult': 'Nobody matches "{{searchTerm}}".',
    'membersListCard.aggregateMembersToggle.label': 'Include the teams within',
    'ownershipCard.title': 'Owns',
    'ownershipCard.aggregateRelationsToggle.label':
      'Include what its teams own',
    'userProfileCard.userNotFound': 'The person was not found',
    'userProfileCard.editIconButtonTitle': 'Edit its record',
    'userProfileCard.moreGroupButtonTitle': '… {{number}} more',
    'userProfileCard.allGroupDialog.title': 'All teams of {{name}}:',
  },
});
