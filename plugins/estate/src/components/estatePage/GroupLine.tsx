// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  verdictStatuses,
  type EstateFacet,
} from '@cabildo/plugin-estate-common';
import type { HTMLAttributes } from 'react';
import { useFormat } from '../../hooks/useFormat';
import type { RowGroup } from '../../lib/estateView/groupRows';
import { estateTranslationRef } from '../../translation';
import { StatusMark } from '../status/StatusMark';
import styles from './EstateGrid.module.css';
import { useFacetLabel } from './useFacetLabel';

export interface GroupLineProps {
  /** Where it stands in the table. */
  place: HTMLAttributes<HTMLDivElement>;
  columns: number;
  facet: EstateFacet;
  group: RowGroup;
  isClosed: boolean;
  onToggle(): void;
}

/** The heading of a group: its name and what its rows amount to. */
export function GroupLine(props: GroupLineProps) {
  const { place, columns, facet, group, isClosed, onToggle } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const labelOf = useFacetLabel();
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
          {labelOf(facet, group.value)}
        </button>
        <span>{t('group.workloads', { count: group.positions.length })}</span>
        {verdictStatuses
          .filter(status => group.byStatus[status] > 0)
          .map(status => (
            <span key={status} className={styles.groupFigure}>
              {format.number(group.byStatus[status])}
              <StatusMark status={status} />
            </span>
          ))}
        {group.atMaximum > 0 && (
          <span>{t('group.atMaximum', { count: group.atMaximum })}</span>
        )}
        {group.running !== undefined && (
          <span>{t('group.running', { count: group.running })}</span>
        )}
        {group.requestsPerSecond !== undefined && (
          <span>
            {t('group.requests', {
              rate: format.number(group.requestsPerSecond),
            })}
          </span>
        )}
      </div>
    </div>
  );
}
