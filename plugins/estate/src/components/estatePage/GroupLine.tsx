// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { verdictStatuses } from '@cabildo/plugin-estate-common';
import type { HTMLAttributes } from 'react';
import type { GroupWords } from '../../hooks/useGroupWords';
import type { RowGroup } from '../../lib/estateView/groupRows';
import { Mark } from '../status/Mark';
import { statusLooks } from '../status/StatusMark';
import styles from './EstateGrid.module.css';

export interface GroupLineProps {
  /** Where it stands in the table. */
  place: HTMLAttributes<HTMLDivElement>;
  columns: number;
  /** What the group is called. */
  label: string;
  group: RowGroup;
  words: GroupWords;
  isClosed: boolean;
  onToggle(): void;
}

/** The heading of a group: its name and what its rows amount to. */
export function GroupLine(props: GroupLineProps) {
  const { place, columns, label, group, words, isClosed, onToggle } = props;
  return (
    <div role="row" className={styles.group} {...place}>
      <div role="gridcell" aria-colspan={columns} className={styles.groupCell}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={!isClosed}
          onClick={onToggle}
        >
          <span aria-hidden="true">{isClosed ? '▸' : '▾'}</span>
          {label}
        </button>
        <span>{words.workloads(group.positions.length)}</span>
        {verdictStatuses
          .filter(status => group.byStatus[status] > 0)
          .map(status => (
            <span key={status} className={styles.groupFigure}>
              {words.number(group.byStatus[status])}
              <Mark {...statusLooks[status]} status={status}>
                {words.status[status]}
              </Mark>
            </span>
          ))}
        {group.atMaximum > 0 && <span>{words.atMaximum(group.atMaximum)}</span>}
        {group.running !== undefined && (
          <span>{words.running(group.running)}</span>
        )}
        {group.requestsPerSecond !== undefined && (
          <span>{words.requests(group.requestsPerSecond)}</span>
        )}
      </div>
    </div>
  );
}
