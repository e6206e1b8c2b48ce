// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import { useCapacityWords } from '../../hooks/useCapacityWords';
import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';
import { StatusMark } from '../status/StatusMark';
import { CapacityInUse } from '../status/CapacityInUse';
import { WorkloadLink } from '../status/WorkloadLink';

export interface ServiceTableProps {
  rows: WorkloadSummary[];
  label: string;
}

export function ServiceTable(props: ServiceTableProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const environmentLabel = useEnvironmentLabel();
  const capacityWords = useCapacityWords();
  return (
    <FactTable
      label={props.label}
      columns={[
        { label: t('column.status'), kind: 'word' },
        { label: t('column.service'), kind: 'text' },
        { label: t('column.environment'), kind: 'word' },
        { label: t('column.tasks'), kind: 'word' },
        { label: t('column.requests'), kind: 'figure' },
        { label: t('column.latency'), kind: 'figure' },
      ]}
      rows={props.rows.map(row => {
        const { load } = row;
        return {
          key: row.workload.id,
          cells: [
            <StatusMark status={row.verdict.status} />,
            <WorkloadLink row={row} />,
            environmentLabel(row.workload),
            <CapacityInUse {...row} words={capacityWords} />,
            load?.requestsPerSecond === undefined
              ? '–'
              : format.number(load.requestsPerSecond),
            load?.latencySeconds === undefined
              ? '–'
              : format.seconds(load.latencySeconds),
          ],
        };
      })}
    />
  );
}
