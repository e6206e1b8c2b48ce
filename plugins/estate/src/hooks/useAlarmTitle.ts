// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { alarmKindOf } from '@cabildo/plugin-estate-common';
import { useCallback } from 'react';
import { estateTranslationRef } from '../translation';

/** Says what an alarm watches; one that is not the stack library's keeps its name. */
export function useAlarmTitle(): (name: string) => string {
  const { t } = useTranslationRef(estateTranslationRef);
  return useCallback(
    name => {
      const kind = alarmKindOf(name);
      return kind ? t(`alarm.${kind}`) : name;
    },
    [t],
  );
}
