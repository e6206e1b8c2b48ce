// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CallCount } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { useTicking } from '../../hooks/useTicking';
import { estateTranslationRef } from '../../translation';
import { FactCard } from '../status/FactCard';
import { FactTable } from '../status/FactTable';
import { sumByOperation } from './sumByOperation';

export interface CallTableProps {
  calls: CallCount[];
  /** ISO 8601. */
  countedSince: string;
}

/** What the portal called, by operation. */
export function CallTable(props: CallTableProps) {
  const { calls, countedSince } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const age = useTicking(() => format.age(countedSince));
  const operations = sumByOperation(calls);
  const total = operations.reduce((sum, each) => sum + each.calls, 0);
  return (
    <FactCard
      title={t('collection.calls')}
      about={t('collection.aboutCalls', { total: format.number(total), age })}
    >
      {operations.length > 0 && (
        <FactTable
          label={t('collection.calls')}
          columns={[
            { label: t('collection.operation'), kind: 'text' },
            { label: t('collection.places'), kind: 'figure' },
            { label: t('collection.count'), kind: 'figure' },
          ]}
          rows={operations.map(each => ({
            key: each.operation,
            cells: [
              each.operation,
              format.number(each.places),
              format.number(each.calls),
            ],
          }))}
        />
      )}
    </FactCard>
  );
}
