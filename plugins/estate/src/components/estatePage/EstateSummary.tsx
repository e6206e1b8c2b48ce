// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import {
  type EstateTotals,
  verdictStatuses,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { useTicking } from '../../hooks/useTicking';
import { estateTranslationRef } from '../../translation';
import { StatusMark } from '../status/StatusMark';
import styles from './EstateSummary.module.css';

export interface EstateSummaryProps {
  totals: EstateTotals;
}

/** The estate in a sentence and a strip of numbers, each leading to its rows, with how fresh they are. */
export function EstateSummary(props: EstateSummaryProps) {
  const { totals } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const { oldestFactAt } = totals;
  const age = useTicking(() => (oldestFactAt ? format.age(oldestFactAt) : ''));
  return (
    <Flex direction="column" gap="2">
      <Text as="p" variant="body-large">
        {t('page.summary', {
          count: totals.workloads,
          accounts: String(totals.accounts),
        })}
        {' · '}
        {oldestFactAt
          ? t('page.freshness', {
              age,
              fresh: String(totals.accountsFresh),
              accounts: String(totals.accounts),
            })
          : t('page.noFacts')}
      </Text>
      <ul className={styles.strip}>
        {verdictStatuses.map(status => (
          <li key={status} className={styles.number}>
            <Link href={`/estate?status=${status}`} variant="body-medium">
              <span className={styles.figure}>{totals.byStatus[status]}</span>
              <StatusMark status={status} />
            </Link>
          </li>
        ))}
        <li className={styles.number}>
          <Link href="/estate?maximum=yes" variant="body-medium">
            <span className={styles.figure}>{totals.atMaximum}</span>
            {t('page.atMaximum')}
          </Link>
        </li>
      </ul>
    </Flex>
  );
}
