// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import { useCapacityWords } from '../../hooks/useCapacityWords';
import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { CapacityInUse } from '../status/CapacityInUse';
import styles from './ComponentCells.module.css';
import type { ComponentCellProps } from './ComponentStatus';
import { WorkloadsOf } from './ComponentWorkloads';

/** What each of a Component's workloads has of what it may have, a line for each environment. */
export function ComponentTasks(props: ComponentCellProps) {
  const environmentLabel = useEnvironmentLabel();
  const capacityWords = useCapacityWords();
  const byLabel = (workloads: readonly WorkloadSummary[]) =>
    workloads
      .map(row => ({ row, label: environmentLabel(row.workload) }))
      .sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)));
  return (
    <WorkloadsOf entityRef={props.entityRef}>
      {workloads =>
        byLabel(workloads).map(({ row, label }) => (
          <span key={row.workload.id} className={styles.tasks}>
            <CapacityInUse {...row} words={capacityWords} />
            <span className={styles.secondary}>{label}</span>
          </span>
        ))
      }
    </WorkloadsOf>
  );
}
