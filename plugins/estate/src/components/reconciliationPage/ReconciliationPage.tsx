// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Link, Text } from '@backstage/ui';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { useCallback } from 'react';
import { usePolled } from '../../hooks/usePolled';
import { estateTranslationRef } from '../../translation';
import { PolledState } from '../status/PolledState';
import { ReconciliationContent } from './ReconciliationContent';

/** Where the cloud and the catalogue disagree, and what mends it. */
export function ReconciliationPage() {
  const { t } = useTranslationRef(estateTranslationRef);
  const estateApi = useApi(estateApiRef);
  const reconciliation = usePolled(
    useCallback(() => estateApi.reconciliation(), [estateApi]),
  );
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="4">
          <Link href="/estate">{t('reconcile.back')}</Link>
          <Text as="h1" variant="title-medium">
            {t('reconcile.title')}
          </Text>
          <PolledState
            polled={reconciliation}
            loading={t('reconcile.loading')}
            failed={t('reconcile.failed')}
          >
            {value => <ReconciliationContent reconciliation={value} />}
          </PolledState>
        </Flex>
      </Container>
    </main>
  );
}
