// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { TaskRange } from '../status/TaskRange';
import styles from './ComponentCells.module.css';
import type { ComponentCellProps } from './ComponentStatus';
import { useComponentWorkloads } from './ComponentWorkloads';

/** The tasks of each of a Component's workloads, a line for each environment. */
export function ComponentTasks(props: ComponentCellProps) {
  const environmentLabel = useEnvironmentLabel();
  const workloads = useComponentWorkloads()?.get(props.entityRef) ?? [];
  if (workloads.length === 0) {
    return <>–</>;
  }
  const lines = workloads
    .map(row => ({ row, label: environmentLabel(row.workload) }))
    .sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)));
  return (
    <>
      {lines.map(({ row, label }) => (
        <span key={row.workload.id} className={styles.tasks}>
          <TaskRange tasks={row.tasks} limits={row.limits} />
          <span className={styles.secondary}>{label}</span>
        </span>
      ))}
    </>
  );
}
