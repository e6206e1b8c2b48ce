// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { TargetFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';

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
        t('list.target'),
        t('list.zone'),
        t('list.state'),
        t('list.why'),
      ]}
      rows={props.targets.map(target => ({
        key: `${target.id}:${target.port}`,
        cells: [
          `${target.id}:${target.port}`,
          target.zone ?? '–',
          target.state,
          target.description ?? target.reason ?? '',
        ],
      }))}
    />
  );
}
