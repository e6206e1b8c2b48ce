// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldTemplateProps } from '@rjsf/utils';
import { FieldMessage, messageId } from './FieldMessage';
import styles from './form.module.css';

/** Fields that show their own messages, since they know more than the form does. */
const SPEAKS_FOR_ITSELF = /^Cabildo/;

/** Around every field: the label is the field's own, its message stands below. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, children, hidden, rawErrors = [], schema, uiSchema } = props;
  if (hidden) {
    return <div hidden>{children}</div>;
  }
  if (schema.type === 'object') {
    return <>{children}</>;
  }
  const own = SPEAKS_FOR_ITSELF.test(String(uiSchema?.['ui:field'] ?? ''));
  return (
    <div className={styles.field}>
      {children}
      {!own && rawErrors.length > 0 && (
        <FieldMessage id={messageId(id)} tone="danger">
          {rawErrors[0]}
        </FieldMessage>
      )}
    </div>
  );
}
