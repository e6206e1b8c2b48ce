// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createFrontendModule,
  ErrorDisplay,
  NotFoundErrorPage,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { TranslatedErrorDisplay } from './TranslatedErrorDisplay';
import { TranslatedNotFoundPage } from './TranslatedNotFoundPage';

/** The extensions are named as those they replace. */
export const errorsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SwappableComponentBlueprint.make({
      name: 'core-not-found-error-page',
      params: define =>
        define({
          component: NotFoundErrorPage,
          loader: () => TranslatedNotFoundPage,
        }),
    }),
    SwappableComponentBlueprint.make({
      name: 'core-error-display',
      params: define =>
        define({
          component: ErrorDisplay,
          loader: () => TranslatedErrorDisplay,
        }),
    }),
  ],
});
