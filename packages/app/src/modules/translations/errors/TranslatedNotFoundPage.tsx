// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ErrorPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { errorsTranslationRef } from './errorsTranslationRef';

export function TranslatedNotFoundPage() {
  const { t } = useTranslationRef(errorsTranslationRef);
  return <ErrorPage status="404" statusMessage={t('page.notFound')} />;
}
