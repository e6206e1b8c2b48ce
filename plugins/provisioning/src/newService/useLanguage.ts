// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useSyncExternalStore } from 'react';

/** Tag of the reader's language, also after they change it. */
export function useLanguage(): string {
  const languageApi = useApi(appLanguageApiRef);
  return useSyncExternalStore(
    useCallback(
      onChange => {
        const subscription = languageApi.language$().subscribe(onChange);
        return () => subscription.unsubscribe();
      },
      [languageApi],
    ),
    () => languageApi.getLanguage().language,
  );
}
