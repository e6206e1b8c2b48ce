// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import {
  happeningsAtMost,
  type Happening,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { reasonOf, tagOf } from '../../lib/deploymentWords';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';
import { StateMark } from '../status/StateMark';

/** Beneath a chart only what is new is told. */
const SHOWN_WITH_CHART = 5;

export interface HappeningTableProps {
  /** The newest first. */
  happenings: Happening[];
  /** Whether all of them are shown, and not the newest alone. */
  isWhole: boolean;
}

/** How a workload scaled and was deployed, and why: the marks of the chart in words. */
export function HappeningTable(props: HappeningTableProps) {
  const { happenings, isWhole } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const shown = isWhole ? happenings : happenings.slice(0, SHOWN_WITH_CHART);
  const left = happenings.length - shown.length;
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" weight="bold">
        {t('history.happenings')}
      </Text>
      {shown.length === 0 ? (
        <Text as="p" color="secondary">
          {t('history.nothingHappened')}
        </Text>
      ) : (
        <FactTable
          label={t('history.happenings')}
          columns={[
            { label: t('list.when'), kind: 'text' },
            { label: t('history.kind'), kind: 'word' },
            { label: t('list.state'), kind: 'word' },
            { label: t('list.what'), kind: 'text' },
            { label: t('list.why'), kind: 'text' },
            { label: t('list.result'), kind: 'text' },
          ]}
          rows={shown.map(happening => ({
            key: `${happening.kind}/${happening.id}`,
            cells: [
              <time dateTime={happening.at}>
                {format.moment(happening.at)}
              </time>,
              t(`history.kinds.${happening.kind}`),
              <StateMark state={happening.status} />,
              happening.kind === 'deployment'
                ? tagOf(happening.what)
                : happening.what,
              reasonOf(happening.why),
              happening.result ?? '',
            ],
          }))}
        />
      )}
      {left > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('history.more', { count: left })}
        </Text>
      )}
      {happenings.length >= happeningsAtMost && (
        <Text as="p" variant="body-small" color="secondary">
          {t('history.atMost', { most: format.number(happeningsAtMost) })}
        </Text>
      )}
    </Flex>
  );
}
