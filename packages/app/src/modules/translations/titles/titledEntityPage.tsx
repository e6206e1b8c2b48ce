// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { coreExtensionData } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  defaultEntityContentGroupDefinitions,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { type JSX, useMemo } from 'react';
import { useTitles } from './useTitles';

const tabTitle = EntityContentBlueprint.dataRefs.title;

/**
 * A service's page with its tabs translated. The page takes the titles of its
 * tabs when it is made, before the language is known; so it is made again for
 * the language it is read in.
 */
export const titledEntityPage = catalogPlugin
  .getExtension('page:catalog/entity')
  .override({
    factory(originalFactory, { config, inputs }) {
      const make = (titleOf: (title: string) => string) =>
        originalFactory({
          config: {
            ...config,
            groups: (
              config.groups ?? [defaultEntityContentGroupDefinitions]
            ).map(groups =>
              Object.fromEntries(
                Object.entries(groups).map(([id, group]) => [
                  id,
                  { ...group, title: titleOf(group.title) },
                ]),
              ),
            ),
          },
          inputs: {
            ...inputs,
            contents: inputs.contents.map(content => [
              ...[...content].filter(data => data.id !== tabTitle.id),
              tabTitle(titleOf(content.get(tabTitle))),
            ]),
          },
        }).get(coreExtensionData.reactElement);
      return [
        ...originalFactory(),
        coreExtensionData.reactElement(<TitledEntityPage make={make} />),
      ];
    },
  });

function TitledEntityPage(props: {
  make(titleOf: (title: string) => string): JSX.Element;
}) {
  const { make } = props;
  const titleOf = useTitles();
  return useMemo(() => make(titleOf), [make, titleOf]);
}
