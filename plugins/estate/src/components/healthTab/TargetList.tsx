// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { TargetFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';
import { StateMark } from '../status/StateMark';

export interface TargetListProps {
  targets: TargetFacts[];
}

export function TargetList(props: TargetListProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  if (props.targets.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('tab.noTargets')}
      </Text>
    );
  }
  return (
    <FactTable
      label={t('tab.targets')}
      columns={[
        { label: t('list.state'), kind: 'word' },
        { label: t('list.target'), kind: 'word' },
        { label: t('list.zone'), kind: 'word' },
        { label: t('list.why'), kind: 'text' },
      ]}
      rows={props.targets.map(target => ({
        key: `${target.id}:${target.port}`,
        cells: [
          <StateMark state={target.state} />,
          `${target.id}:${target.port}`,
          target.zone ?? '–',
          target.description ?? target.reason ?? '',
        ],
      }))}
    />
  );
}
