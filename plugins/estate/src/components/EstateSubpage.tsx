// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Polled } from '../hooks/polled';
import { estateTranslationRef } from '../translation';
import { PolledState } from './status/PolledState';

export interface EstateSubpageProps<T> {
  title: string;
  polled: Polled<T>;
  /** What is said while it is read for the first time. */
  loading: string;
  /** What is said when it cannot be read. */
  failed: string;
  children: (value: T) => ReactNode;
}

/** A page below the estate, with the way back. */
export function EstateSubpage<T>(props: EstateSubpageProps<T>) {
  const { title, polled, loading, failed, children } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="4">
          <Link href="/estate">{t('page.title')}</Link>
          <Text as="h1" variant="title-medium">
            {title}
          </Text>
          <PolledState polled={polled} loading={loading} failed={failed}>
            {children}
          </PolledState>
        </Flex>
      </Container>
    </main>
  );
}
