// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import styles from './StatusMark.module.css';

// A shape of its own for each status, so that colour is never needed to tell them apart.
const SHAPES: Record<VerdictStatus, JSX.Element> = {
  healthy: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  degraded: <path d="M1.5 3h13L8 14z" fill="currentColor" />,
  down: (
    <path
      d="M8 .8 15.2 8 8 15.2.8 8zM5.2 4.4 4.4 5.2 7.2 8l-2.8 2.8.8.8L8 8.8l2.8 2.8.8-.8L8.8 8l2.8-2.8-.8-.8L8 7.2z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  idle: (
    <circle
      cx="8"
      cy="8"
      r="5.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.4 1.6"
    />
  ),
  unknown: (
    <path
      d="M4.5 5.5a3.5 3.5 0 1 1 5 3.2c-.6.3-.7.6-.7 1.3H7.2c0-1.5.6-2.2 1.6-2.8a1.9 1.9 0 1 0-2.7-1.7zM7.1 11.5h1.8v1.8H7.1z"
      fill="currentColor"
    />
  ),
};

export interface StatusMarkProps {
  status: VerdictStatus;
}

/** A status by shape, word and colour. */
export function StatusMark(props: StatusMarkProps) {
  const { status } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <span className={styles.mark} data-status={status}>
      <svg viewBox="0 0 16 16" className={styles.shape} aria-hidden="true">
        {SHAPES[status]}
      </svg>
      {t(`status.${status}`)}
    </span>
  );
}
