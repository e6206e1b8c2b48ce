// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useSidebarOpenState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import styles from './Logo.module.css';
import { navTranslationRef } from './navTranslationRef';

/** The arcade of a cabildo, with the name where there is room for it. */
export function Logo() {
  const { isOpen } = useSidebarOpenState();
  const { t } = useTranslationRef(navTranslationRef);
  return (
    <Link to="/" className={styles.link} aria-label={t('sidebar.toHome')}>
      <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
        <path className={styles.roof} d="M6 11 16 5l10 6v2H6z" />
        <path
          className={styles.arcade}
          d="M6 15h20v11h-4v-4a2.5 2.5 0 0 0-5 0v4h-2v-4a2.5 2.5 0 0 0-5 0v4H6z"
        />
      </svg>
      {isOpen && <span className={styles.name}>Cabildo</span>}
    </Link>
  );
}
