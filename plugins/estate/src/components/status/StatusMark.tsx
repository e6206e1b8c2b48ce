// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { VerdictStatus } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Mark, type MarkShape, type MarkTone } from './Mark';

/** How each status looks. */
export const statusLooks: Record<
  VerdictStatus,
  { shape: MarkShape; tone: MarkTone }
> = {
  healthy: { shape: 'disc', tone: 'success' },
  degraded: { shape: 'triangle', tone: 'warning' },
  down: { shape: 'crossed', tone: 'danger' },
  idle: { shape: 'dashes', tone: 'quiet' },
  unknown: { shape: 'question', tone: 'quiet' },
};

export interface StatusMarkProps {
  status: VerdictStatus;
}

/** The verdict on a workload. */
export function StatusMark(props: StatusMarkProps) {
  const { status } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <Mark {...statusLooks[status]} status={status}>
      {t(`status.${status}`)}
    </Mark>
  );
}
