// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Finding, FindingKind } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';
import { WorkloadLink } from '../status/WorkloadLink';
import { MendDialog } from './MendDialog';

export interface FindingTableProps {
  kind: FindingKind;
  findings: Finding[];
  /** Whether the reader may know what they cost. */
  isPriced: boolean;
}

/** Findings of one kind, each with what mends it. */
export function FindingTable(props: FindingTableProps) {
  const { kind, findings, isPriced } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const cost = ({ cost: known }: Finding) =>
    known
      ? t(known.isAtLeast ? 'reconcile.costAtLeast' : 'reconcile.cost', {
          usd: format.usd(known.usd),
        })
      : '–';
  const difference = (finding: Finding) =>
    finding.differences
      .map(({ about, catalogue, cloud }) =>
        t(`reconcile.difference.${about}`, {
          catalogue: catalogue ?? t('reconcile.nothing'),
          cloud: cloud ?? t('reconcile.nothing'),
        }),
      )
      .join(' ');
  return (
    <FactTable
      label={t(`reconcile.kind.${kind}`, { count: findings.length })}
      columns={[
        { label: t('column.service'), kind: 'text' },
        { label: t('column.department'), kind: 'text' },
        { label: t('column.environment'), kind: 'word' },
        ...(isPriced
          ? [{ label: t('reconcile.monthlyCost'), kind: 'figure' as const }]
          : []),
        { label: t('reconcile.owner'), kind: 'text' },
        { label: t('reconcile.what'), kind: 'text' },
        { label: t('reconcile.mend'), kind: 'word' },
      ]}
      rows={findings.map(finding => ({
        key: `${finding.department}/${finding.service}`,
        cells: [
          <WorkloadLink
            row={{ workload: finding, entityRef: finding.entityRef }}
          />,
          finding.department,
          finding.environments.join(', '),
          ...(isPriced ? [cost(finding)] : []),
          finding.owner ?? '',
          difference(finding),
          <MendDialog finding={finding} />,
        ],
      }))}
    />
  );
}
