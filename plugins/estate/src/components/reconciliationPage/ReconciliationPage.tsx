// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { estateApiRef } from '@cabildo/plugin-estate-react';
import { useCallback } from 'react';
import { usePolled } from '../../hooks/usePolled';
import { estateTranslationRef } from '../../translation';
import { EstateSubpage } from '../EstateSubpage';
import { ReconciliationContent } from './ReconciliationContent';

/** Where the cloud and the catalogue disagree, and what mends it. */
export function ReconciliationPage() {
  const { t } = useTranslationRef(estateTranslationRef);
  const estateApi = useApi(estateApiRef);
  const polled = usePolled(
    useCallback(() => estateApi.reconciliation(), [estateApi]),
  );
  return (
    <EstateSubpage
      title={t('reconcile.title')}
      polled={polled}
      loading={t('reconcile.loading')}
      failed={t('reconcile.failed')}
    >
      {value => <ReconciliationContent reconciliation={value} />}
    </EstateSubpage>
  );
}
