// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { apiDocsEnglish } from './en/apiDocs';
import { catalogEnglish } from './en/catalog';
import { catalogGraphEnglish } from './en/catalogGraph';
import { catalogReactEnglish } from './en/catalogReact';
import { coreComponentsEnglish } from './en/coreComponents';
import { kubernetesReactEnglish } from './en/kubernetesReact';
import { notificationsEnglish } from './en/notifications';
import { orgEnglish } from './en/org';
import { scaffolderEnglish } from './en/scaffolder';
import { scaffolderReactEnglish } from './en/scaffolderReact';
import { searchReactEnglish } from './en/searchReact';
import { techdocsEnglish } from './en/techdocs';
import { userSettingsEnglish } from './en/userSettings';

/** Plain English in the place of Backstage's own words; what is not named keeps them. */
export const englishMessages = [
  apiDocsEnglish,
  catalogEnglish,
  catalogGraphEnglish,
  catalogReactEnglish,
  coreComponentsEnglish,
  kubernetesReactEnglish,
  notificationsEnglish,
  orgEnglish,
  scaffolderEnglish,
  scaffolderReactEnglish,
  searchReactEnglish,
  techdocsEnglish,
  userSettingsEnglish,
];
