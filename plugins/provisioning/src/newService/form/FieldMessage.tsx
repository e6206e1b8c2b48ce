// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Text } from '@backstage/ui';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import styles from './form.module.css';

export interface FieldMessageProps {
  id: string;
  tone: 'danger' | 'success' | 'secondary';
  children: string;
}

/** What a field has to say, below it: what is wrong with the answer, or that it is good. */
export function FieldMessage(props: FieldMessageProps) {
  const { id, tone, children } = props;
  return (
    <Text
      id={id}
      as="p"
      variant="body-small"
      color={tone}
      className={styles.message}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      {tone === 'danger' && <RiErrorWarningLine size={16} aria-hidden />}
      {tone === 'success' && <RiCheckLine size={16} aria-hidden />}
      <span>{children}</span>
    </Text>
  );
}

/** Id of a field's message, which the field names as its description. */
export function messageId(fieldId: string): string {
  return `${fieldId}__message`;
}
