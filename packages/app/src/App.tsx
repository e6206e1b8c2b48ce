// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createApp } from '@backstage/frontend-defaults';
import { catalogueModule } from '@cabildo/plugin-estate';
import {
  newServiceModule,
  pathAuthoringModule,
} from '@cabildo/plugin-provisioning';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';
import {
  entityTitlesModule,
  errorsModule,
  languageModule,
  pageTitlesModule,
  translationsModule,
} from './modules/translations';

/** Plugins are discovered from package.json (`app.packages`); what is the app's own stands here. */
export default createApp({
  features: [
    signInModule,
    themeModule,
    navModule,
    catalogueModule,
    newServiceModule,
    pathAuthoringModule,
    translationsModule,
    pageTitlesModule,
    entityTitlesModule,
    errorsModule,
    languageModule,
  ],
});
