// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Text } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useEstate } from '../../hooks/useEstate';
import { estateTranslationRef } from '../../translation';
import { PolledState } from '../status/PolledState';
import { HomeContent } from './HomeContent';
import { useMayCreate } from '../../hooks/useMayCreate';
import { useReader } from './useReader';

/** The first screen: what needs the reader, then what is theirs, then the estate. */
export function HomePage() {
  const estate = useEstate();
  const reader = useReader();
  const mayCreate = useMayCreate();
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="6">
          <Flex justify="between" align="center" style={{ flexWrap: 'wrap' }}>
            <Text as="h1" variant="title-medium">
              {t('home.greeting', { name: reader?.name ?? '' })}
            </Text>
            {mayCreate && (
              <ButtonLink
                href="/create"
                variant="primary"
                iconStart={<RiAddLine />}
              >
                {t('home.newService')}
              </ButtonLink>
            )}
          </Flex>
          <PolledState polled={estate} loading={t('home.loading')}>
            {snapshot =>
              reader && (
                <HomeContent
                  snapshot={snapshot}
                  reader={reader}
                  mayCreate={mayCreate}
                />
              )
            }
          </PolledState>
        </Flex>
      </Container>
    </main>
  );
}
