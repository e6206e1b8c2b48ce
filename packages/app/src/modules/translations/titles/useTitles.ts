// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { titlesTranslationRef } from './titlesTranslationRef';

/**
 * Plugins give their pages and tabs one fixed title, which no translation
 * reaches; so the title itself is what is looked up.
 */
const KEYS = new Map([
  ['Home', 'page.home'],
  ['Estate', 'page.estate'],
  ['Catalog', 'page.catalog'],
  ['Catalog Graph', 'page.catalogGraph'],
  ['Create', 'page.create'],
  ['APIs', 'page.apis'],
  ['Docs', 'page.documents'],
  ['Documentation', 'page.documents'],
  ['Search', 'page.search'],
  ['Notifications', 'page.notifications'],
  ['Settings', 'page.settings'],
  ['Templates', 'tab.goldenPaths'],
  ['Tasks', 'tab.runs'],
  ['Actions', 'tab.actions'],
  ['Template Editor', 'tab.templateEditor'],
  ['Templating Extensions', 'tab.templatingExtensions'],
  ['General', 'tab.general'],
  ['Authentication Providers', 'tab.signInProviders'],
  ['Feature Flags', 'tab.featureFlags'],
  ['Overview', 'tab.overview'],
  ['TechDocs', 'tab.documentation'],
  ['Development', 'tab.development'],
  ['Deployment', 'tab.deployment'],
  ['Operation', 'tab.operation'],
  ['Observability', 'tab.observability'],
  ['Definition', 'tab.definition'],
  ['Health and scaling', 'tab.health'],
] as const) satisfies Map<string, string>;

type Key = typeof KEYS extends Map<string, infer K> ? K : never;

/**
 * The words for a plugin's title in the reader's language. A title that is not
 * known, such as one set in app-config.yaml, is shown as it is.
 */
export function useTitles(): (title: string) => string {
  const { t } = useTranslationRef(titlesTranslationRef);
  return useCallback(
    (title: string) => {
      const key = (KEYS as Map<string, Key>).get(title);
      return key ? t(key) : title;
    },
    [t],
  );
}
