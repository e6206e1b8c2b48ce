// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Select } from '@backstage/ui';
import { FieldMessage, messageId } from '../form/FieldMessage';
import styles from '../form/form.module.css';

/** More than fit into a list at one glance. */
const MANY = 10;

export interface ChoiceFieldProps {
  /** The field of the form that takes the choice. */
  field: Pick<
    FieldExtensionComponentProps<string>,
    'formData' | 'onChange' | 'rawErrors' | 'schema' | 'idSchema'
  >;
  options: { value: string; label: string }[];
  /** Said while nothing is chosen. */
  placeholder: string;
  isLoading: boolean;
}

/** One of what was read for a field. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { options, placeholder, isLoading } = props;
  const { formData, onChange, rawErrors, schema, idSchema } = props.field;
  // A message of before the choice no longer concerns it.
  const refusal = formData ? undefined : rawErrors?.[0];
  return (
    <div className={styles.field}>
      <Select
        id={idSchema.$id}
        label={schema.title}
        description={schema.description}
        isInvalid={Boolean(refusal)}
        isDisabled={isLoading}
        placeholder={placeholder}
        searchable={options.length > MANY}
        options={options}
        selectedKey={formData ?? null}
        onSelectionChange={key => onChange(key ? String(key) : undefined)}
      />
      {refusal && (
        <FieldMessage id={messageId(idSchema.$id)} tone="danger">
          {refusal}
        </FieldMessage>
      )}
    </div>
  );
}
