// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { ScopeCoverage } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { useTicking } from '../../hooks/useTicking';
import { estateTranslationRef } from '../../translation';
import styles from './Coverage.module.css';

export interface CoverageProps {
  coverage: ScopeCoverage[];
}

/** Which accounts could not be read, and why in the source's words; nothing when all could. */
export function Coverage(props: CoverageProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const failing = props.coverage.filter(scope => scope.state !== 'ok');
  if (failing.length === 0) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('page.coverage')}
      description={
        <ul className={styles.list}>
          {failing.map(scope => (
            <li key={`${scope.sourceId}/${scope.environmentId}`}>
              <LastRead scope={scope} />
              <details>
                <summary>{t('page.coverageWhy')}</summary>
                {scope.problems.map(problem => (
                  <div key={problem.code} className={styles.words}>
                    {problem.code}: {problem.message}
                  </div>
                ))}
              </details>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function LastRead(props: { scope: ScopeCoverage }) {
  const { environmentId, accountId, succeededAt } = props.scope;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const age = useTicking(() => (succeededAt ? format.age(succeededAt) : ''));
  const values = { environment: environmentId, account: accountId };
  return (
    <>
      {succeededAt
        ? t('page.coverageLine', { ...values, age })
        : t('page.coverageNever', values)}
    </>
  );
}
