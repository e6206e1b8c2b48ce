// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { coreComponentsTranslationRef } from '@backstage/core-components';

export const coreComponentsEnglish = createTranslationMessages({
  ref: coreComponentsTranslationRef,
  messages: {
    'errorPage.title': 'This page could not be shown',
    'emptyState.missingAnnotation.title': 'An annotation is missing',
    'emptyState.missingAnnotation.actionTitle':
      'Add the annotation to the YAML file of the record as in the highlighted example:',
    'supportConfig.default.title': 'There are no support contacts',
    'supportConfig.default.linkTitle': 'Add `app.support` to the configuration',
    'errorBoundary.title': 'Ask for help in {{slackChannel}}.',
    'oauthRequestDialog.title': 'You need to sign in',
    'oauthRequestDialog.authRedirectTitle':
      'The sign-in page of the provider will open.',
    'oauthRequestDialog.message':
      'Sign in to let {{appTitle}} use the APIs and identities of {{provider}}.',
    'supportButton.title': 'Help',
    'table.body.emptyDataSourceMessage': 'Nothing to show',
    'autoLogout.stillTherePrompt.title':
      'You will be signed out for inactivity',
    'autoLogout.stillTherePrompt.buttonText': 'Stay signed in',
  },
});
