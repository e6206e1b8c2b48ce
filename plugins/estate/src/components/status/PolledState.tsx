// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Polled } from '../../hooks/polled';
import { estateTranslationRef } from '../../translation';

export interface PolledStateProps<T> {
  polled: Polled<T>;
  /** Said while the first answer is awaited. */
  loading: string;
  /** Said when it could not be read; that it was the estate where nothing else is said. */
  failed?: string;
  children: (value: T) => ReactNode;
}

/** Loading, failed or shown; a failure after a success stands above what is still shown. */
export function PolledState<T>(props: PolledStateProps<T>) {
  const { polled, loading, failed, children } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  if (polled.status === 'loading') {
    return (
      <Flex direction="column" gap="3" role="status" aria-busy>
        <Text as="p" color="secondary">
          {loading}
        </Text>
        <Skeleton width="100%" height={40} />
        <Skeleton width="100%" height={40} />
        <Skeleton width="100%" height={40} />
      </Flex>
    );
  }
  const failure = polled.error;
  return (
    <Flex direction="column" gap="4">
      {failure && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={failed ?? t('page.failed')}
          description={failure.message}
          customActions={
            <Button variant="secondary" size="small" onPress={polled.retry}>
              {t('page.retry')}
            </Button>
          }
        />
      )}
      {polled.status === 'loaded' && children(polled.value)}
    </Flex>
  );
}
