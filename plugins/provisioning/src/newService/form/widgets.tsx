// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Radio,
  RadioGroup,
  Text,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  enumOptionsIndexForValue,
  enumOptionsValueForIndex,
  getInputProps,
  type WidgetProps,
} from '@rjsf/utils';
import { newServiceTranslationRef } from '../translation';
import { messageId } from './FieldMessage';
import styles from './form.module.css';

/** What every widget says of itself in the same way. */
function useField(props: WidgetProps) {
  const { id, label, schema, options, required, rawErrors = [] } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const isInvalid = rawErrors.length > 0;
  return {
    label: label || schema.title,
    description: options.description ?? schema.description,
    secondaryLabel: required ? undefined : t('form.optional'),
    isInvalid,
    isDisabled: props.disabled,
    'aria-describedby': isInvalid ? messageId(id) : undefined,
  };
}

/** Text and numbers. */
export function TextInput(props: WidgetProps) {
  const { id, value, options, schema, type, onChange, onBlur, onFocus } = props;
  const field = useField(props);
  const input = getInputProps(schema, type, options);
  return (
    <TextField
      {...field}
      id={id}
      name={id}
      type={input.type as 'text'}
      inputMode={input.type === 'number' ? 'decimal' : undefined}
      isReadOnly={props.readonly}
      placeholder={props.placeholder}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={typed => onChange(typed === '' ? options.emptyValue : typed)}
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  );
}

/**
 * Text of several lines. With the option `lineBreaks: false` it is one
 * paragraph, which only the window breaks.
 */
export function TextArea(props: WidgetProps) {
  const { id, value, options, onChange, onBlur, onFocus } = props;
  const field = useField(props);
  const read = (typed: string) =>
    options.lineBreaks === false ? typed.replace(/\s*[\r\n]+\s*/g, ' ') : typed;
  return (
    <TextAreaField
      {...field}
      id={id}
      name={id}
      rows={typeof options.rows === 'number' ? options.rows : 3}
      isReadOnly={props.readonly}
      placeholder={props.placeholder}
      value={value ?? ''}
      onChange={typed =>
        onChange(typed === '' ? options.emptyValue : read(typed))
      }
      onBlur={() => onBlur(id, value)}
      onFocus={() => onFocus(id, value)}
    />
  );
}

/** One of a few choices, all of them in view, each with what it means. */
export function Choices(props: WidgetProps) {
  const { id, value, options, onChange } = props;
  const { enumOptions = [], enumDescriptions, emptyValue } = options;
  const field = useField(props);
  const chosen = enumOptionsIndexForValue(value, enumOptions);
  return (
    <RadioGroup
      {...field}
      id={id}
      name={id}
      isReadOnly={props.readonly}
      value={chosen === undefined ? '' : String(chosen)}
      onChange={index =>
        onChange(enumOptionsValueForIndex(index, enumOptions, emptyValue))
      }
    >
      {enumOptions.map(({ label }, index) => (
        <Radio key={label} value={String(index)}>
          <span className={styles.choice}>
            <span>{label}</span>
            {Array.isArray(enumDescriptions) && enumDescriptions[index] && (
              <Text as="span" variant="body-small" color="secondary">
                {enumDescriptions[index]}
              </Text>
            )}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
