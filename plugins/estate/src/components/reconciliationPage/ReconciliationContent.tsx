// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Select, Text } from '@backstage/ui';
import { PRICES_AS_OF } from '@cabildo/plugin-aws-pricing-common';
import {
  findingKinds,
  type Reconciliation,
} from '@cabildo/plugin-estate-common';
import { useSearchParams } from 'react-router-dom';
import { useFormat } from '../../hooks/useFormat';
import { useTicking } from '../../hooks/useTicking';
import { estateTranslationRef } from '../../translation';
import { FactCard } from '../status/FactCard';
import { FindingTable } from './FindingTable';
import styles from './ReconciliationContent.module.css';

const ALL = 'all';

export interface ReconciliationContentProps {
  reconciliation: Reconciliation;
}

/** The findings by kind, of all departments or of one that the address names. */
export function ReconciliationContent(props: ReconciliationContentProps) {
  const { catalogueReadAt, findings, unreadDepartments } = props.reconciliation;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const age = useTicking(() => format.age(catalogueReadAt));
  const [params, setParams] = useSearchParams();
  const department = params.get('department') ?? undefined;
  const shown = findings.filter(
    finding => !department || finding.department === department,
  );
  const isPriced = findings.some(({ cost }) => cost);
  const departments = [
    ...new Set(findings.map(finding => finding.department)),
  ].sort();

  return (
    <Flex direction="column" gap="4">
      <Text as="p">
        {shown.length === 0
          ? t('reconcile.agree')
          : t('reconcile.count', { count: shown.length })}
        {' · '}
        {t('reconcile.read', { age })}
      </Text>
      {unreadDepartments.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('reconcile.unread')}
          description={unreadDepartments.join(', ')}
        />
      )}
      {departments.length > 1 && (
        <div className={styles.filter}>
          <Select
            label={t('filter.department')}
            size="small"
            options={[
              { value: ALL, label: t('filter.all') },
              ...departments.map(value => ({ value, label: value })),
            ]}
            selectedKey={department ?? ALL}
            onSelectionChange={key =>
              setParams(
                key === ALL || key === null ? {} : { department: String(key) },
                { replace: true },
              )
            }
          />
        </div>
      )}
      {findingKinds.map(kind => {
        const ofKind = shown.filter(finding => finding.kind === kind);
        return (
          ofKind.length > 0 && (
            <FactCard
              key={kind}
              title={t(`reconcile.kind.${kind}`, { count: ofKind.length })}
              about={t(`reconcile.about.${kind}`)}
            >
              <FindingTable kind={kind} findings={ofKind} isPriced={isPriced} />
            </FactCard>
          )
        );
      })}
      {isPriced && (
        <Text as="p" variant="body-small" color="secondary">
          {t('reconcile.costAbout', { day: format.date(PRICES_AS_OF) })}
        </Text>
      )}
    </Flex>
  );
}
