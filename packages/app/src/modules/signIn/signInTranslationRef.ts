// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const signInTranslationRef = createTranslationRef({
  id: 'app.sign-in',
  translations: { es: () => import('./signInMessages.es') },
  messages: {
    page: {
      title: 'Sign in to {{name}}',
      purpose:
        'Create services for citizens and see how every service of your department is doing.',
      button: 'Sign in with your government account',
      waiting: 'Waiting for the sign-in window…',
      checking: 'Looking for your session…',
      failed: 'Sign-in did not work',
      popupHint:
        'If no window opened, allow pop-up windows for this site and try again.',
    },
  },
});
