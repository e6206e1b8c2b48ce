// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react';

/** Name of the theme, for what is drawn rather than styled; changes with it. */
export function useThemeMode(): string {
  const [theme, setTheme] = useState('');
  useEffect(() => {
    const read = () => setTheme(document.body.dataset.themeMode ?? '');
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.body, { attributeFilter: ['data-theme-mode'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
