// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { englishMessages } from './englishMessages';
import { spanishResources } from './spanishResources';

/** Backstage's own pages in plain English and in Spanish. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    // English is also what a missing translation falls back to, so it replaces
    // the default messages instead of being loaded as one language among others.
    ...englishMessages.map(messages =>
      TranslationBlueprint.make({
        name: `${messages.id}-en`,
        params: { resource: messages },
      }),
    ),
    ...spanishResources.map(resource =>
      TranslationBlueprint.make({
        name: `${resource.id}-es`,
        params: { resource },
      }),
    ),
  ],
});
