// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  decodeHistory,
  rollUp,
  type HistoryRange,
  type Workload,
  type WorkloadFacts,
  type WorkloadHistory,
} from '@cabildo/plugin-estate-common';
import { useMemo, useState } from 'react';
import { useHistory } from '../../hooks/useEstate';
import { useFormat } from '../../hooks/useFormat';
import { happeningsUntilNow } from '../../lib/history/happeningsUntilNow';
import { minutesRead } from '../../lib/history/historySpans';
import { estateTranslationRef } from '../../translation';
import { PolledState } from '../status/PolledState';
import { HappeningTable } from './HappeningTable';
import { HistoryCharts } from './HistoryCharts';
import { HistoryTable } from './HistoryTable';

export interface ScalingHistoryProps {
  workload: Pick<Workload, 'id' | 'runtime'>;
  /** What is known of it now. */
  facts: WorkloadFacts;
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
          {t(
            props.workload.runtime === 'lambda'
              ? 'history.concurrencyTitle'
              : 'history.title',
          )}
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
      <History key={range} {...props} range={range} isTable={isTable} />
    </Flex>
  );
}

function History(
  props: ScalingHistoryProps & { range: HistoryRange; isTable: boolean },
) {
  const { t } = useTranslationRef(estateTranslationRef);
  const isFunction = props.workload.runtime === 'lambda';
  const history = useHistory(props.workload.id, props.range);
  return (
    <PolledState
      polled={history}
      loading={t('history.loading')}
      failed={t('history.failed')}
    >
      {known => (
        <>
          <HistoryFigures
            history={known}
            isTable={props.isTable}
            isFunction={isFunction}
          />
          {!isFunction && (
            <HappeningTable
              happenings={happeningsUntilNow(known, props.facts)}
              isWhole={props.isTable}
            />
          )}
        </>
      )}
    </PolledState>
  );
}

function HistoryFigures(props: {
  history: WorkloadHistory;
  isTable: boolean;
  isFunction: boolean;
}) {
  const { history, isTable, isFunction } = props;
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
  const full = format.minutes(whole.atMaximum ?? 0);
  const range = t(`history.ranges.${history.range}`);
  const running = format.between(whole.runningLow, whole.runningHigh);
  const { beginsAt } = history;
  return (
    <>
      <Text as="p">
        {t('history.summary', {
          full,
          range,
          read: format.minutes(minutesRead(whole)),
        })}
      </Text>
      {beginsAt && Date.parse(beginsAt) > Date.parse(history.from) && (
        <Text as="p" variant="body-small" color="secondary">
          {t('history.begins', { at: format.moment(beginsAt) })}
        </Text>
      )}
      {isTable ? (
        <HistoryTable history={history} isFunction={isFunction} />
      ) : (
        <HistoryCharts
          history={history}
          isFunction={isFunction}
          label={t(
            isFunction ? 'history.concurrencyLabel' : 'history.tasksLabel',
            { running, range, full },
          )}
        />
      )}
    </>
  );
}
