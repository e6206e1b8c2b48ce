// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  decodeHistory,
  rollUp,
  type HistoryRange,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import { useMemo, useState } from 'react';
import { useHistory } from '../../hooks/useEstate';
import { useFormat } from '../../hooks/useFormat';
import { minutesRead } from '../../lib/history/historySpans';
import { estateTranslationRef } from '../../translation';
import { PolledState } from '../status/PolledState';
import { HappeningTable } from './HappeningTable';
import { HistoryCharts } from './HistoryCharts';
import { HistoryTable } from './HistoryTable';

export interface ScalingHistoryProps {
  workloadId: string;
}

const RANGES: HistoryRange[] = ['24h', '7d', '30d'];

/** How a workload scaled, as charts or as tables. */
export function ScalingHistory(props: ScalingHistoryProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const [range, setRange] = useState<HistoryRange>('24h');
  const [isTable, setTable] = useState(false);
  return (
    <Flex direction="column" gap="3">
      <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
        <Text as="h3" variant="body-large" weight="bold">
          {t('history.title')}
        </Text>
        <ToggleButtonGroup
          aria-label={t('history.range')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[range]}
          onSelectionChange={keys => setRange([...keys][0] as HistoryRange)}
        >
          {RANGES.map(each => (
            <ToggleButton key={each} id={each} size="small">
              {t(`history.ranges.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <ToggleButton size="small" isSelected={isTable} onChange={setTable}>
          {t('history.asTable')}
        </ToggleButton>
      </Flex>
      <History
        key={range}
        workloadId={props.workloadId}
        range={range}
        isTable={isTable}
      />
    </Flex>
  );
}

function History(props: {
  workloadId: string;
  range: HistoryRange;
  isTable: boolean;
}) {
  const { t } = useTranslationRef(estateTranslationRef);
  const history = useHistory(props.workloadId, props.range);
  return (
    <PolledState
      polled={history}
      loading={t('history.loading')}
      failed={t('history.failed')}
    >
      {known => <KnownHistory history={known} isTable={props.isTable} />}
    </PolledState>
  );
}

function KnownHistory(props: { history: WorkloadHistory; isTable: boolean }) {
  const { history, isTable } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const whole = useMemo(
    () =>
      rollUp(
        decodeHistory(history.points).filter(point => point !== undefined),
      ),
    [history],
  );
  if (!whole) {
    return (
      <Text as="p" color="secondary">
        {t('history.none')}
      </Text>
    );
  }
  const summary = t('history.summary', {
    full: format.minutes(whole.atMaximum ?? 0),
    range: t(`history.ranges.${history.range}`),
    read: format.minutes(minutesRead(whole)),
  });
  const { beginsAt } = history;
  return (
    <>
      <Text as="p">{summary}</Text>
      {beginsAt && Date.parse(beginsAt) > Date.parse(history.from) && (
        <Text as="p" variant="body-small" color="secondary">
          {t('history.begins', { at: format.moment(beginsAt) })}
        </Text>
      )}
      {isTable ? (
        <>
          <HistoryTable history={history} />
          <HappeningTable happenings={history.happenings} />
        </>
      ) : (
        <HistoryCharts history={history} summary={summary} />
      )}
    </>
  );
}
