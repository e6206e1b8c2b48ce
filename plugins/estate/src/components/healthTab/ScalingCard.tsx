// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { Verdict, WorkloadFacts } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';
import { TaskRange } from '../status/TaskRange';
import { Figures } from './Figures';
import { Section } from './Section';

export interface ScalingCardProps {
  facts: WorkloadFacts;
  verdict: Verdict;
}

/** Tasks between minimum and maximum, what moves them, and what moved them last. */
export function ScalingCard(props: ScalingCardProps) {
  const { facts, verdict } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const range = facts.range?.value;
  return (
    <>
      <Section title={t('tab.scaling')} fact={facts.scaling}>
        {scaling => (
          <Flex direction="column" gap="3">
            <TaskRange facts={facts} />
            <Figures
              figures={[
                {
                  label: t('tab.running'),
                  value: format.number(scaling.running),
                },
                {
                  label: t('tab.desired'),
                  value: format.number(scaling.desired),
                },
                {
                  label: t('tab.pending'),
                  value: format.number(scaling.pending),
                },
                {
                  label: t('tab.minimum'),
                  value: range ? format.number(range.min) : '–',
                },
                {
                  label: t('tab.maximum'),
                  value: range ? format.number(range.max) : '–',
                },
              ]}
            />
            <Text as="p">
              {verdict.headroomTasks === undefined
                ? t('tab.headroomUnknown')
                : t('tab.headroom', { count: verdict.headroomTasks })}
            </Text>
            {range?.policies.map(policy => (
              <Text
                as="p"
                key={policy.name}
                variant="body-small"
                color="secondary"
              >
                {policy.target === undefined
                  ? t('tab.policyWithoutTarget', {
                      name: policy.name,
                      metric: policy.metric,
                    })
                  : t('tab.policy', {
                      name: policy.name,
                      metric: policy.metric,
                      target: format.number(policy.target),
                    })}
              </Text>
            ))}
          </Flex>
        )}
      </Section>
      <Section title={t('tab.activities')} fact={facts.activities}>
        {activities =>
          activities.length === 0 ? (
            <Text as="p" color="secondary">
              {t('tab.noActivities')}
            </Text>
          ) : (
            <FactTable
              label={t('tab.activities')}
              columns={[
                t('list.when'),
                t('list.what'),
                t('list.cause'),
                t('list.result'),
              ]}
              rows={activities.map(activity => ({
                key: activity.id,
                cells: [
                  <Age at={activity.startedAt} />,
                  activity.description,
                  activity.cause,
                  activity.statusMessage ?? activity.status,
                ],
              }))}
            />
          )
        }
      </Section>
    </>
  );
}
