// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';
import { StatusMark } from '../status/StatusMark';
import { TaskRange } from '../status/TaskRange';
import { WorkloadLink } from '../status/WorkloadLink';

export interface ServiceTableProps {
  rows: EstateRow[];
  label: string;
}

export function ServiceTable(props: ServiceTableProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  return (
    <FactTable
      label={props.label}
      columns={[
        t('column.status'),
        t('column.service'),
        t('column.environment'),
        t('column.tasks'),
        t('column.requests'),
        t('column.latency'),
      ]}
      numeric={[4, 5]}
      rows={props.rows.map(row => {
        const metrics = row.facts.metrics?.value;
        return {
          key: row.workload.id,
          cells: [
            <StatusMark status={row.verdict.status} />,
            <WorkloadLink row={row} />,
            row.workload.environment,
            <TaskRange facts={row.facts} />,
            metrics?.requestsPerSecond === undefined
              ? '–'
              : format.number(metrics.requestsPerSecond),
            metrics?.latencySeconds === undefined
              ? '–'
              : format.seconds(metrics.latencySeconds),
          ],
        };
      })}
    />
  );
}
