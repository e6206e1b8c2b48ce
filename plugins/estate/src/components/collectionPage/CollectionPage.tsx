// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { useCallback } from 'react';
import { usePolled } from '../../hooks/usePolled';
import { estateTranslationRef } from '../../translation';
import { EstateSubpage } from '../EstateSubpage';
import { CallTable } from './CallTable';
import { ScopeTable } from './ScopeTable';

/** How the estate is collected: what was read, what is heard, and what it costs in calls. */
export function CollectionPage() {
  const { t } = useTranslationRef(estateTranslationRef);
  const estateApi = useApi(estateApiRef);
  const polled = usePolled(
    useCallback(() => estateApi.collection(), [estateApi]),
  );
  return (
    <EstateSubpage
      title={t('collection.title')}
      polled={polled}
      loading={t('collection.loading')}
      failed={t('collection.failed')}
    >
      {({ scopes, calls, countedSince }) => (
        <Flex direction="column" gap="4">
          <ScopeTable scopes={scopes} />
          <CallTable calls={calls} countedSince={countedSince} />
        </Flex>
      )}
    </EstateSubpage>
  );
}
