// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the pages and tabs of Backstage's plugins are called in Cabildo. */
export const titlesTranslationRef = createTranslationRef({
  id: 'app.titles',
  translations: { es: () => import('./titlesMessages.es') },
  messages: {
    page: {
      home: 'Home',
      estate: 'Estate',
      catalog: 'Catalogue',
      catalogGraph: 'Map of relations',
      create: 'New service',
      apis: 'APIs',
      documents: 'Documents',
      search: 'Search',
      notifications: 'Notifications',
      settings: 'Settings',
    },
    tab: {
      goldenPaths: 'Golden paths',
      runs: 'Runs',
      actions: 'Actions',
      templateEditor: 'Template editor',
      templatingExtensions: 'Templating extensions',
      general: 'General',
      signInProviders: 'Sign-in providers',
      featureFlags: 'Features on trial',
      overview: 'Overview',
      documentation: 'Documents',
      development: 'Development',
      deployment: 'Deployment',
      operation: 'Operation',
      observability: 'Observability',
      definition: 'Definition',
      health: 'Health and scaling',
    },
  },
});
