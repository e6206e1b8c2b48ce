// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { TranslationRef } from '@backstage/frontend-plugin-api';
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
import { englishMessages } from './englishMessages';
import { spanishResources } from './spanishResources';
import {
  defaultMessages,
  loadMessages,
} from './testUtils/translationInternals';
import spanishErrors from './errors/errorsMessages.es';
import { errorsTranslationRef } from './errors/errorsTranslationRef';
import spanishNav from '../nav/navMessages.es';
import { navTranslationRef } from '../nav/navTranslationRef';
import spanishTitles from './titles/titlesMessages.es';
import { titlesTranslationRef } from './titles/titlesTranslationRef';

const REFS: TranslationRef[] = [
  apiDocsTranslationRef,
  catalogTranslationRef,
  catalogGraphTranslationRef,
  catalogReactTranslationRef,
  coreComponentsTranslationRef,
  kubernetesTranslationRef,
  kubernetesReactTranslationRef,
  notificationsTranslationRef,
  orgTranslationRef,
  scaffolderTranslationRef,
  scaffolderReactTranslationRef,
  searchTranslationRef,
  searchReactTranslationRef,
  techdocsTranslationRef,
  userSettingsTranslationRef,
];

/**
 * Left out on purpose: the name of the organisation is in the sidebar already,
 * and the kind of a record is an English word of the catalogue's model.
 */
const MAY_BE_LEFT_OUT = ['{{orgName}}', '{{entity}}', '{{entityKind}}'];

function placeholders(message: string): string[] {
  return [...new Set(message.match(/\{\{[^}]*\}\}|\{[a-z]+\}/gi))].sort();
}

function expectSamePlaceholders(
  actual: Record<string, string | null>,
  expected: Record<string, string>,
) {
  for (const [key, message] of Object.entries(actual)) {
    const words = message ?? '';
    const needed = placeholders(expected[key]).filter(
      placeholder =>
        words.includes(placeholder) || !MAY_BE_LEFT_OUT.includes(placeholder),
    );
    expect([key, placeholders(words)]).toEqual([key, needed]);
  }
}

describe('spanishResources', () => {
  it('has each text of Backstage once', () => {
    expect(spanishResources.map(resource => resource.id).sort()).toEqual(
      REFS.map(ref => ref.id).sort(),
    );
  });

  it.each(REFS.map(ref => [ref.id, ref] as const))(
    'says all of %s, with its placeholders',
    async (_, ref) => {
      const resource = spanishResources.find(({ id }) => id === ref.id)!;
      const spanish = await loadMessages(resource, 'es');
      const english = defaultMessages(ref);
      expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
      expect(Object.values(spanish)).not.toContain('');
      expectSamePlaceholders(spanish, english);
    },
  );
});

describe('englishMessages', () => {
  it.each(englishMessages)('changes only texts that $id has', override => {
    const english = defaultMessages(REFS.find(ref => ref.id === override.id)!);
    for (const [key, message] of Object.entries(override.messages)) {
      expect(english).toHaveProperty([key]);
      expect([key, message]).not.toEqual([key, english[key]]);
    }
    expectSamePlaceholders(override.messages, english);
  });

  it.each(
    [
      apiDocsTranslationRef,
      catalogTranslationRef,
      catalogGraphTranslationRef,
      coreComponentsTranslationRef,
      notificationsTranslationRef,
      orgTranslationRef,
      scaffolderTranslationRef,
      scaffolderReactTranslationRef,
      searchTranslationRef,
      searchReactTranslationRef,
      techdocsTranslationRef,
      userSettingsTranslationRef,
    ].map(ref => [ref.id, ref as TranslationRef] as const),
  )('leaves no "entity" or "component" in %s', (_, ref) => {
    const override = englishMessages.find(({ id }) => id === ref.id);
    const shown = { ...defaultMessages(ref), ...override?.messages };
    for (const [key, message] of Object.entries(shown)) {
      const words = String(message).replace(/\{\{[^}]*\}\}/g, '');
      expect([key, words]).toEqual([
        key,
        expect.not.stringMatching(/\bentit|\bcomponent/i),
      ]);
    }
  });
});

describe("the app's own texts", () => {
  it.each([
    [titlesTranslationRef as TranslationRef, spanishTitles],
    [errorsTranslationRef as TranslationRef, spanishErrors],
    [navTranslationRef as TranslationRef, spanishNav],
  ])('are all in Spanish: %s', (ref, spanish) => {
    const english = defaultMessages(ref);
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    expectSamePlaceholders(spanish, english);
  });
});
