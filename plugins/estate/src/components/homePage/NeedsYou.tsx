// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Flex, Text } from '@backstage/ui';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { ReasonText } from '../status/ReasonText';
import { StatusMark } from '../status/StatusMark';
import { WorkloadLink } from '../status/WorkloadLink';
import styles from './NeedsYou.module.css';

/** More than this and the estate page serves better. */
const MOST = 8;

export interface NeedsYouProps {
  rows: EstateRow[];
}

/** What needs the reader, worst first, each with its reason. */
export function NeedsYou(props: NeedsYouProps) {
  if (props.rows.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list}>
      {props.rows.slice(0, MOST).map(row => (
        <li key={row.workload.id} className={styles.item}>
          <StatusMark status={row.verdict.status} />
          <Flex direction="column" gap="0.5">
            <span>
              <WorkloadLink row={row} />{' '}
              <Text as="span" color="secondary">
                {row.workload.environment}
              </Text>
            </span>
            <Text as="span" variant="body-small" color="secondary">
              <ReasonText reason={row.verdict.reasons[0]} />
            </Text>
          </Flex>
        </li>
      ))}
    </ul>
  );
}
