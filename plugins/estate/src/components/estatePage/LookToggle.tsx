// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { memo } from 'react';
import type { Look } from '../../lib/estateView/look';
import { estateTranslationRef } from '../../translation';

const LOOKS: readonly Look[] = ['table', 'map'];

export interface LookToggleProps {
  look: Look;
  onChange(look: Look): void;
}

/** Lets the reader choose between the table and the map. */
export const LookToggle = memo((props: LookToggleProps) => {
  const { look, onChange } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <ToggleButtonGroup
      aria-label={t('view.as')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[look]}
      onSelectionChange={keys => onChange([...keys][0] as Look)}
    >
      {LOOKS.map(each => (
        <ToggleButton key={each} id={each} size="small">
          {t(`view.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});
