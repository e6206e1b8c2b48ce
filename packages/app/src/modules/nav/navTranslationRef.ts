// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const navTranslationRef = createTranslationRef({
  id: 'app.nav',
  translations: { es: () => import('./navMessages.es') },
  messages: {
    sidebar: {
      label: 'Main navigation',
      search: 'Search',
      menu: 'Menu',
      notifications: 'Notifications',
      settings: 'Settings',
      toHome: 'Cabildo: to the first page',
    },
    pages: {
      home: 'Home',
      estate: 'Estate',
      catalog: 'Catalogue',
      create: 'New service',
      apis: 'APIs',
      docs: 'Documents',
    },
  },
});
