// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { AlarmFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { useAlarmTitle } from '../../hooks/useAlarmTitle';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';
import { StateMark } from '../status/StateMark';

export interface AlarmListProps {
  alarms: AlarmFacts[];
}

const ORDER: AlarmFacts['state'][] = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];

export function AlarmList(props: AlarmListProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const alarmTitle = useAlarmTitle();
  if (props.alarms.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('tab.noAlarms')}
      </Text>
    );
  }
  const worstFirst = [...props.alarms].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
  );
  return (
    <FactTable
      label={t('tab.alarms')}
      columns={[
        { label: t('list.state'), kind: 'word' },
        { label: t('list.alarm'), kind: 'text' },
        { label: t('list.since'), kind: 'word' },
        { label: t('list.why'), kind: 'text' },
      ]}
      rows={worstFirst.map(alarm => ({
        key: alarm.name,
        cells: [
          <StateMark state={alarm.state} />,
          <span title={alarm.name}>{alarmTitle(alarm.name)}</span>,
          <Age at={alarm.since} />,
          // While it is quiet, how CloudWatch reckoned is no news.
          alarm.state === 'OK' ? '' : alarm.reason,
        ],
      }))}
    />
  );
}
