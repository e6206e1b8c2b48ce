// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DeploymentFacts } from '@cabildo/plugin-estate-common';
import { reasonOf, tagOf } from '../../lib/deploymentWords';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';
import { StateMark } from '../status/StateMark';

export interface DeploymentListProps {
  deployments: DeploymentFacts[];
}

export function DeploymentList(props: DeploymentListProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <FactTable
      label={t('tab.deployments')}
      columns={[
        { label: t('list.rollout'), kind: 'word' },
        { label: t('list.when'), kind: 'word' },
        { label: t('list.image'), kind: 'text' },
        { label: t('list.tasks'), kind: 'figure' },
        { label: t('list.failed'), kind: 'figure' },
        { label: t('list.why'), kind: 'text' },
      ]}
      rows={props.deployments.map(deployment => ({
        key: deployment.id,
        cells: [
          <StateMark state={deployment.rollout} />,
          <Age at={deployment.createdAt} />,
          <span title={deployment.image}>
            {deployment.image ? tagOf(deployment.image) : '–'}
          </span>,
          `${deployment.running}/${deployment.desired}`,
          String(deployment.failedTasks),
          reasonOf(deployment.rolloutReason),
        ],
      }))}
    />
  );
}
