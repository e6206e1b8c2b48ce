// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { Fact } from '@cabildo/plugin-estate-common';
import type { ReactNode } from 'react';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';

export interface SectionProps<T> {
  title: string;
  fact: Fact<T> | undefined;
  children: (value: T) => ReactNode;
}

/** One kind of fact with its age, or the word that it was not observed. */
export function Section<T>(props: SectionProps<T>) {
  const { title, fact, children } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <Flex direction="column" gap="2">
      <Flex gap="3" align="baseline">
        <Text as="h3" variant="body-large" weight="bold">
          {title}
        </Text>
        {fact && (
          <Text as="span" variant="body-small" color="secondary">
            <Age at={fact.observedAt} />
          </Text>
        )}
      </Flex>
      {fact ? (
        children(fact.value)
      ) : (
        <Text as="p" color="secondary">
          {t('tab.notObserved')}
        </Text>
      )}
    </Flex>
  );
}
