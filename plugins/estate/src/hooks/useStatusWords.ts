// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  verdictStatuses,
  type VerdictStatus,
} from '@cabildo/plugin-estate-common';
import { useMemo } from 'react';
import { estateTranslationRef } from '../translation';

/** The word for each status, looked up once and not for each row of a table. */
export function useStatusWords(): Record<VerdictStatus, string> {
  const { t } = useTranslationRef(estateTranslationRef);
  return useMemo(
    () =>
      Object.fromEntries(
        verdictStatuses.map(status => [status, t(`status.${status}`)]),
      ) as Record<VerdictStatus, string>,
    [t],
  );
}
