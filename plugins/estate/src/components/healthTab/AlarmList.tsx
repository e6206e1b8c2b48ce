// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { AlarmFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';

export interface AlarmListProps {
  alarms: AlarmFacts[];
}

const ORDER: AlarmFacts['state'][] = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];

export function AlarmList(props: AlarmListProps) {
  const { t } = useTranslationRef(estateTranslationRef);
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
        t('list.state'),
        t('list.alarm'),
        t('list.since'),
        t('list.why'),
      ]}
      rows={worstFirst.map(alarm => ({
        key: alarm.name,
        cells: [
          alarm.state,
          alarm.name,
          <Age at={alarm.since} />,
          alarm.reason,
        ],
      }))}
    />
  );
}
