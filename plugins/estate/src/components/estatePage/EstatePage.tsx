// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Link, Text } from '@backstage/ui';
import { useEstate } from '../../hooks/useEstate';
import { estateTranslationRef } from '../../translation';
import { PolledState } from '../status/PolledState';
import { Coverage } from './Coverage';
import { EstateSummary } from './EstateSummary';
import { EstateView } from './EstateView';

/** Every workload the reader may see, worst first. */
export function EstatePage() {
  const estate = useEstate();
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="4">
          <Text as="h1" variant="title-medium">
            {t('page.title')}
          </Text>
          <PolledState polled={estate} loading={t('page.loading')}>
            {snapshot => (
              <Flex direction="column" gap="4">
                <EstateSummary totals={snapshot.totals} />
                <Flex gap="4">
                  <Link href="/estate/reconciliation">
                    {t('page.reconciliation')}
                  </Link>
                  {/* Who may read coverage is sent it; others would be refused. */}
                  {snapshot.coverage.length > 0 && (
                    <Link href="/estate/collection">
                      {t('page.collection')}
                    </Link>
                  )}
                </Flex>
                <Coverage coverage={snapshot.coverage} />
                <EstateView rows={snapshot.rows} />
              </Flex>
            )}
          </PolledState>
        </Flex>
      </Container>
    </main>
  );
}
