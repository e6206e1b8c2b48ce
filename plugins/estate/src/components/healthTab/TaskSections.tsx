// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { ScalingHistory } from '../history/ScalingHistory';
import { AlarmList } from './AlarmList';
import { DeploymentList } from './DeploymentList';
import { LoadFigures } from './LoadFigures';
import { ScalingNow } from './ScalingNow';
import { Section } from './Section';
import { StoppedTaskList } from './StoppedTaskList';
import { TargetList } from './TargetList';
import styles from './WorkloadHealth.module.css';

export interface TaskSectionsProps {
  row: EstateRow;
}

/** The facts of what runs as tasks: an ECS service or a Deployment. */
export function TaskSections(props: TaskSectionsProps) {
  const { workload, facts, verdict } = props.row;
  const { t } = useTranslationRef(estateTranslationRef);
  const isInCluster = workload.runtime === 'kubernetes';
  return (
    <>
      <div className={styles.columns}>
        <ScalingNow facts={facts} verdict={verdict} />
        {!isInCluster && <LoadFigures metrics={facts.metrics} />}
        {!isInCluster && (
          <Section title={t('tab.targets')} fact={facts.targets}>
            {targets =>
              targets ? (
                <TargetList targets={targets} />
              ) : (
                <Text as="p" color="secondary">
                  {t('tab.noLoadBalancer')}
                </Text>
              )
            }
          </Section>
        )}
      </div>
      <ScalingHistory workload={workload} facts={facts} />
      {isInCluster ? (
        <Text as="p" color="secondary">
          {t('tab.notInCluster')}
        </Text>
      ) : (
        <Section title={t('tab.alarms')} fact={facts.alarms}>
          {alarms => <AlarmList alarms={alarms} />}
        </Section>
      )}
      <Section title={t('tab.deployments')} fact={facts.deployments}>
        {deployments => <DeploymentList deployments={deployments} />}
      </Section>
      {facts.stoppedTasks && facts.stoppedTasks.value.length > 0 && (
        <Section title={t('tab.stopped')} fact={facts.stoppedTasks}>
          {tasks => <StoppedTaskList tasks={tasks} />}
        </Section>
      )}
    </>
  );
}
