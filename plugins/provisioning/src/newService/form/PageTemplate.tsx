// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useEffect } from 'react';
import { newServiceTranslationRef } from '../translation';
import styles from './form.module.css';

/** A page of the form: what it is about, then its fields. */
export function PageTemplate(props: ObjectFieldTemplateProps) {
  const { idSchema, schema, properties, formContext } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const isPage = idSchema.$id === 'root';
  const onShown = isPage ? formContext?.onPageShown : undefined;
  useEffect(() => onShown?.(), [onShown]);
  return (
    <div className={styles.page}>
      {isPage && (
        <Text as="p" color="secondary">
          {schema.description && `${schema.description} `}
          {t('form.allNeeded')}
        </Text>
      )}
      {properties.map(property => property.content)}
    </div>
  );
}
