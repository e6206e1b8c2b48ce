// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { useReasonSentence } from '../../hooks/useReasonSentence';
import { StatusMark } from '../status/StatusMark';
import styles from './ComponentCells.module.css';
import { useComponentWorkloads } from './ComponentWorkloads';

export interface ComponentCellProps {
  entityRef: string;
}

/** The worst of a Component's workloads: its status, and where and why it is not well. */
export function ComponentStatus(props: ComponentCellProps) {
  const environmentLabel = useEnvironmentLabel();
  const sentenceOf = useReasonSentence();
  const [worst] = useComponentWorkloads()?.get(props.entityRef) ?? [];
  if (!worst) {
    return <>–</>;
  }
  const { status, reasons } = worst.verdict;
  return (
    <span className={styles.status} title={sentenceOf(reasons[0])}>
      <StatusMark status={status} />
      {status !== 'healthy' && (
        <span className={styles.secondary}>
          {environmentLabel(worst.workload)}
        </span>
      )}
    </span>
  );
}
