// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { useReasonSentence } from '../../hooks/useReasonSentence';
import { StatusMark } from '../status/StatusMark';
import styles from './ComponentCells.module.css';
import { WorkloadsOf } from './ComponentWorkloads';

export interface ComponentCellProps {
  entityRef: string;
}

/** The worst of a Component's workloads: its status, and where and why it is not well. */
export function ComponentStatus(props: ComponentCellProps) {
  const environmentLabel = useEnvironmentLabel();
  const sentenceOf = useReasonSentence();
  return (
    <WorkloadsOf entityRef={props.entityRef}>
      {([{ workload, verdict }]) => (
        <span className={styles.status} title={sentenceOf(verdict.reasons[0])}>
          <StatusMark status={verdict.status} />
          {verdict.status !== 'healthy' && (
            <span className={styles.secondary}>
              {environmentLabel(workload)}
            </span>
          )}
        </span>
      )}
    </WorkloadsOf>
  );
}
