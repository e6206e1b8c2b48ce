// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import {
  capacityInUse,
  capacityLimits,
  type Verdict,
  type WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { useCapacityWords } from '../../hooks/useCapacityWords';
import { ConcurrencyInUse } from '../status/ConcurrencyInUse';
import { Figures } from './Figures';
import { Section } from './Section';

export interface ConcurrencyNowProps {
  facts: WorkloadFacts;
  verdict: Verdict;
}

/** How many invocations a function answers at once, of what, and the room that is left. */
export function ConcurrencyNow(props: ConcurrencyNowProps) {
  const { facts, verdict } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const capacityWords = useCapacityWords();
  const format = useFormat();
  const metrics = facts.metrics?.value;
  const figure = (value: number | undefined) =>
    value === undefined ? '–' : format.number(value);
  return (
    <Section title={t('tab.concurrency')} fact={facts.concurrency}>
      {({ reserved, accountUnreserved, accountLimit }) => (
        <Flex direction="column" gap="3">
          <ConcurrencyInUse
            words={capacityWords}
            inUse={capacityInUse(facts)}
            limits={capacityLimits(facts)}
          />
          <Figures
            figures={[
              { label: t('tab.inUse'), value: figure(metrics?.concurrency) },
              {
                label: t('tab.reserved'),
                value:
                  reserved === undefined
                    ? t('tab.notReserved')
                    : format.number(reserved),
              },
              ...(reserved === undefined
                ? [
                    {
                      label: t('tab.sharedInUse'),
                      value: figure(metrics?.sharedConcurrency),
                    },
                  ]
                : []),
              {
                label: t('tab.accountUnreserved'),
                value: format.number(accountUnreserved),
              },
              {
                label: t('tab.accountLimit'),
                value: format.number(accountLimit),
              },
            ]}
          />
          <Text as="p">
            {verdict.headroomTasks === undefined
              ? t('tab.roomAtOnceUnknown')
              : t('tab.roomAtOnce', { count: verdict.headroomTasks })}
          </Text>
        </Flex>
      )}
    </Section>
  );
}
