// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { WorkloadSummary } from '@cabildo/plugin-estate-common';
import { memo } from 'react';
import { estateTranslationRef } from '../../translation';

export interface CsvButtonProps {
  /** Of the rows shown, in their order. */
  rows(): WorkloadSummary[];
}

/** Saves the rows that are shown as a file for a spreadsheet. */
export const CsvButton = memo((props: CsvButtonProps) => {
  const { t } = useTranslationRef(estateTranslationRef);
  const save = async () => {
    // Few people need it, so that nobody waits for it.
    const { saveCsv } = await import('./saveCsv');
    saveCsv(props.rows());
  };
  return (
    <Button variant="secondary" size="small" onPress={save}>
      {t('view.csv')}
    </Button>
  );
});
