// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import {
  capacityLimits,
  type Verdict,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { useTicking } from '../../hooks/useTicking';
import { estateTranslationRef } from '../../translation';
import { useCapacityWords } from '../../hooks/useCapacityWords';
import { TaskRange } from '../status/TaskRange';
import { Figures } from './Figures';
import { PolicyText } from './PolicyText';
import { Section } from './Section';

export interface ScalingNowProps {
  facts: WorkloadFacts;
  verdict: Verdict;
}

/** Tasks between minimum and maximum, the room that is left, and what moves them. */
export function ScalingNow(props: ScalingNowProps) {
  const { facts, verdict } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const capacityWords = useCapacityWords();
  const format = useFormat();
  const range = facts.range?.value;
  const limit = (tasks: number | undefined) =>
    tasks === undefined ? '–' : format.number(tasks);
  return (
    <Section title={t('tab.scaling')} fact={facts.scaling}>
      {scaling => (
        <Flex direction="column" gap="3">
          <TaskRange
            tasks={scaling}
            limits={capacityLimits(facts)}
            words={capacityWords}
          />
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
              { label: t('tab.minimum'), value: limit(range?.min) },
              { label: t('tab.maximum'), value: limit(range?.max) },
            ]}
          />
          <Text as="p">
            {verdict.headroomTasks === undefined
              ? t(facts.range && !range ? 'tab.noRange' : 'tab.headroomUnknown')
              : t('tab.headroom', { count: verdict.headroomTasks })}
          </Text>
          {range?.policies.map(policy => (
            <Text
              as="p"
              key={policy.name}
              variant="body-small"
              color="secondary"
            >
              <PolicyText policy={policy} />
            </Text>
          ))}
          {facts.range && <LimitsAge at={facts.range.observedAt} />}
        </Flex>
      )}
    </Section>
  );
}

/** Limits are read more seldom than the tasks that they stand beside. */
function LimitsAge(props: { at: string }) {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const age = useTicking(() => format.age(props.at));
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('tab.limitsAge', { age })}
    </Text>
  );
}
