// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Box, Text, TextField } from '@backstage/ui';
import { validateServiceName } from '@cabildo/plugin-provisioning-common';
import {
  provisioningApiRef,
  provisioningTranslationRef,
} from '@cabildo/plugin-provisioning-react';
import { useEffect, useState } from 'react';

/** Somebody who types faster than this gets one check at the end. */
const PAUSE_MS = 350;

type NameState =
  | { status: 'empty' }
  | { status: 'checking' }
  | { status: 'free' }
  | { status: 'refused'; message: string };

export function ServiceNameField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, rawErrors, required, schema, idSchema } = props;
  const { t } = useTranslationRef(provisioningTranslationRef);
  const state = useNameCheck(formData ?? '');
  const error =
    state.status === 'refused'
      ? state.message
      : rawErrors?.join(' ') || undefined;

  return (
    <Box bg="neutral" p="3">
      <TextField
        id={idSchema?.$id}
        label={schema.title}
        description={schema.description}
        value={formData ?? ''}
        onChange={value => onChange(value === '' ? undefined : value)}
        isRequired={required}
        isInvalid={Boolean(error)}
        autoComplete="off"
        spellCheck="false"
      />
      <Text
        as="p"
        variant="body-small"
        color={error ? 'danger' : 'secondary'}
        role={error ? 'alert' : 'status'}
      >
        {error ?? statusWords()}
      </Text>
    </Box>
  );

  function statusWords() {
    switch (state.status) {
      case 'checking':
        return t('name.checking');
      case 'free':
        return t('name.free', { name: formData ?? '' });
      default:
        return '';
    }
  }
}

function useNameCheck(name: string): NameState {
  const provisioningApi = useApi(provisioningApiRef);
  const { t } = useTranslationRef(provisioningTranslationRef);
  const [state, setState] = useState<NameState>({ status: 'empty' });

  useEffect(() => {
    if (!name) {
      setState({ status: 'empty' });
      return undefined;
    }
    const shape = validateServiceName(name);
    if (!shape.ok) {
      setState({ status: 'refused', message: shape.message });
      return undefined;
    }
    let cancelled = false;
    setState({ status: 'checking' });
    const timer = setTimeout(async () => {
      try {
        const check = await provisioningApi.checkServiceName(name);
        if (!cancelled) {
          setState(
            check.ok
              ? { status: 'free' }
              : { status: 'refused', message: check.message },
          );
        }
      } catch (error) {
        if (!cancelled) {
          setState({
            status: 'refused',
            message: t('name.checkFailed', { error: toError(error).message }),
          });
        }
      }
    }, PAUSE_MS);
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [name, provisioningApi, t]);

  return state;
}
