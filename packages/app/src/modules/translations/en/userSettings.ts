// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

export const userSettingsEnglish = createTranslationMessages({
  ref: userSettingsTranslationRef,
  messages: {
    'themeToggle.description': 'Change between light and dark',
    'identityCard.title': 'Your identity in the portal',
    'identityCard.noIdentityTitle': 'No identity in the portal',
    'identityCard.userEntity': 'Your record',
    'identityCard.ownershipEntities': 'Owns as',
    'emptyProviders.title': 'No sign-in providers',
    'emptyProviders.description':
      'Whoever runs the portal can add sign-in providers for you to use.',
    'authProviders.title': 'Available providers',
    'defaultSettingsPage.tabsTitle.authProviders': 'Sign-in providers',
    'defaultSettingsPage.tabsTitle.featureFlags': 'Features on trial',
    'featureFlags.title': 'Features on trial',
    'featureFlags.description':
      'Reload the page after turning a feature on or off',
    'featureFlags.emptyFlags.title': 'No features on trial',
    'featureFlags.emptyFlags.description':
      'Plugins can offer features here that each person turns on if they wish.',
    'featureFlags.emptyFlags.action.title':
      'An example of how a feature on trial is added:',
  },
});
