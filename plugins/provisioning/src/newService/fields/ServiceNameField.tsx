// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { TextField } from '@backstage/ui';
import { FieldMessage, messageId } from '../form/FieldMessage';
import styles from '../form/form.module.css';
import { newServiceTranslationRef } from '../translation';
import { useNameCheck } from './useNameCheck';

export function ServiceNameField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, rawErrors, schema, idSchema } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const check = useNameCheck(formData ?? '');
  const refusal = {
    empty: rawErrors?.[0],
    checking: undefined,
    free: undefined,
    refused: check.status === 'refused' ? check.message : undefined,
  }[check.status];

  return (
    <div className={styles.field}>
      <TextField
        id={idSchema.$id}
        label={schema.title}
        description={schema.description}
        value={formData ?? ''}
        onChange={value => onChange(value === '' ? undefined : value)}
        isInvalid={Boolean(refusal)}
        aria-describedby={messageId(idSchema.$id)}
        autoComplete="off"
        spellCheck="false"
      />
      {refusal && (
        <FieldMessage id={messageId(idSchema.$id)} tone="danger">
          {refusal}
        </FieldMessage>
      )}
      {check.status === 'checking' && (
        <FieldMessage id={messageId(idSchema.$id)} tone="secondary">
          {t('name.checking')}
        </FieldMessage>
      )}
      {check.status === 'free' && (
        <FieldMessage id={messageId(idSchema.$id)} tone="success">
          {t('name.free', { name: formData ?? '' })}
        </FieldMessage>
      )}
    </div>
  );
}
