// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DialogTrigger,
  Popover,
} from '@backstage/ui';
import { memo } from 'react';
import {
  COLUMNS,
  FIXED_COLUMNS,
  type EstateColumn,
} from '../../lib/estateView/columns';
import { estateTranslationRef } from '../../translation';

export interface ColumnChooserProps {
  columns: EstateColumn[];
  onChange(columns: EstateColumn[]): void;
}

/** Lets the reader choose what the table shows of a workload. */
export const ColumnChooser = memo((props: ColumnChooserProps) => {
  const { columns, onChange } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <DialogTrigger>
      <Button variant="secondary" size="small">
        {t('view.columns')}
      </Button>
      <Popover>
        <CheckboxGroup
          label={t('view.columns')}
          value={columns}
          onChange={chosen => onChange(chosen as EstateColumn[])}
        >
          {COLUMNS.filter(column => !FIXED_COLUMNS.includes(column)).map(
            column => (
              <Checkbox key={column} value={column}>
                {t(`column.${column}`)}
              </Checkbox>
            ),
          )}
        </CheckboxGroup>
      </Popover>
    </DialogTrigger>
  );
});
