// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ErrorPanel } from '@backstage/core-components';
import {
  useTranslationRef,
  type ErrorDisplayProps,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { errorsTranslationRef } from './errorsTranslationRef';

/** Stands where a part of a page broke; says which plugin it came from. */
export function TranslatedErrorDisplay(props: ErrorDisplayProps) {
  const { plugin, error, resetError } = props;
  const { t } = useTranslationRef(errorsTranslationRef);
  return (
    <ErrorPanel
      title={t('part.failed', { plugin: plugin?.pluginId ?? 'app' })}
      error={error}
      defaultExpanded
    >
      <Button variant="secondary" onPress={resetError}>
        {t('part.retry')}
      </Button>
    </ErrorPanel>
  );
}
