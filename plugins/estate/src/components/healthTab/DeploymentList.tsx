// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DeploymentFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';

export interface DeploymentListProps {
  deployments: DeploymentFacts[];
}

export function DeploymentList(props: DeploymentListProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <FactTable
      label={t('tab.deployments')}
      columns={[
        t('list.when'),
        t('list.rollout'),
        t('list.why'),
        t('list.tasks'),
        t('list.failed'),
        t('list.image'),
      ]}
      numeric={[3, 4]}
      rows={props.deployments.map(deployment => ({
        key: deployment.id,
        cells: [
          <Age at={deployment.createdAt} />,
          deployment.rollout,
          deployment.rolloutReason ?? '',
          `${deployment.running}/${deployment.desired}`,
          String(deployment.failedTasks),
          deployment.image ?? '–',
        ],
      }))}
    />
  );
}
