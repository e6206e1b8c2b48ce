// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { EstateRow } from '@cabildo/plugin-estate-common';
import { ScalingHistory } from '../history/ScalingHistory';
import { ConcurrencyNow } from './ConcurrencyNow';
import { InvocationFigures } from './InvocationFigures';
import styles from './WorkloadHealth.module.css';

export interface FunctionSectionsProps {
  row: EstateRow;
}

/** The facts of a Lambda function. */
export function FunctionSections(props: FunctionSectionsProps) {
  const { workload, facts, verdict } = props.row;
  return (
    <>
      <div className={styles.columns}>
        <ConcurrencyNow facts={facts} verdict={verdict} />
        <InvocationFigures metrics={facts.metrics} />
      </div>
      <ScalingHistory workload={workload} facts={facts} />
    </>
  );
}
