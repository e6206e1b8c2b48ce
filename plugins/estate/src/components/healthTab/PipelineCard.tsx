// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { PipelineFacts } from '@cabildo/plugin-estate-common';
import { ApprovalDecision } from '@cabildo/plugin-provisioning-react';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';
import { StateMark } from '../status/StateMark';

export interface PipelineCardProps {
  pipeline: PipelineFacts;
  observedAt: string;
}

/** Stages and actions in their order; an open approval is answered here. */
export function PipelineCard(props: PipelineCardProps) {
  const { pipeline, observedAt } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center">
          <Flex gap="3" align="baseline">
            <Text as="h2" variant="title-small">
              {t('tab.pipeline')}
            </Text>
            <StateMark state={pipeline.status} />
          </Flex>
          <Text as="span" variant="body-small" color="secondary">
            {t('column.age')}: <Age at={observedAt} />
          </Text>
        </Flex>
      </CardHeader>
      <CardBody>
        <FactTable
          label={t('tab.pipeline')}
          columns={[
            { label: t('list.state'), kind: 'word' },
            { label: t('list.stage'), kind: 'word' },
            { label: t('list.action'), kind: 'word' },
            { label: t('list.when'), kind: 'word' },
            { label: t('list.summary'), kind: 'text' },
          ]}
          rows={pipeline.stages.flatMap(stage =>
            stage.actions.map(action => ({
              key: `${stage.name}/${action.name}`,
              cells: [
                <StateMark
                  state={action.approvalToken ? 'Waiting' : action.status}
                />,
                stage.name,
                action.name,
                action.changedAt ? <Age at={action.changedAt} /> : '–',
                action.approvalToken ? (
                  <ApprovalDecision
                    approval={{
                      environmentId: pipeline.environmentId,
                      pipelineName: pipeline.name,
                      stageName: stage.name,
                      actionName: action.name,
                      token: action.approvalToken,
                    }}
                  />
                ) : (
                  action.error ?? action.summary ?? ''
                ),
              ],
            })),
          )}
        />
      </CardBody>
    </Card>
  );
}
