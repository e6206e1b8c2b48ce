// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { coreComponentsTranslationRef } from '@backstage/core-components';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs';
import { catalogTranslationRef } from '@backstage/plugin-catalog';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes';
import { kubernetesReactTranslationRef } from '@backstage/plugin-kubernetes-react';
import { notificationsTranslationRef } from '@backstage/plugin-notifications';
import { orgTranslationRef } from '@backstage/plugin-org';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';
import { searchTranslationRef } from '@backstage/plugin-search';
import { searchReactTranslationRef } from '@backstage/plugin-search-react';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

/** Spanish for every text of Backstage, loaded when it is first read. */
export const spanishResources = [
  createTranslationResource({
    ref: apiDocsTranslationRef,
    translations: { es: () => import('./es/apiDocs') },
  }),
  createTranslationResource({
    ref: catalogTranslationRef,
    translations: { es: () => import('./es/catalog') },
  }),
  createTranslationResource({
    ref: catalogGraphTranslationRef,
    translations: { es: () => import('./es/catalogGraph') },
  }),
  createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { es: () => import('./es/catalogReact') },
  }),
  createTranslationResource({
    ref: coreComponentsTranslationRef,
    translations: { es: () => import('./es/coreComponents') },
  }),
  createTranslationResource({
    ref: kubernetesTranslationRef,
    translations: { es: () => import('./es/kubernetes') },
  }),
  createTranslationResource({
    ref: kubernetesReactTranslationRef,
    translations: { es: () => import('./es/kubernetesReact') },
  }),
  createTranslationResource({
    ref: notificationsTranslationRef,
    translations: { es: () => import('./es/notifications') },
  }),
  createTranslationResource({
    ref: orgTranslationRef,
    translations: { es: () => import('./es/org') },
  }),
  createTranslationResource({
    ref: scaffolderTranslationRef,
    translations: { es: () => import('./es/scaffolder') },
  }),
  createTranslationResource({
    ref: scaffolderReactTranslationRef,
    translations: { es: () => import('./es/scaffolderReact') },
  }),
  createTranslationResource({
    ref: searchTranslationRef,
    translations: { es: () => import('./es/search') },
  }),
  createTranslationResource({
    ref: searchReactTranslationRef,
    translations: { es: () => import('./es/searchReact') },
  }),
  createTranslationResource({
    ref: techdocsTranslationRef,
    translations: { es: () => import('./es/techdocs') },
  }),
  createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { es: () => import('./es/userSettings') },
  }),
];
