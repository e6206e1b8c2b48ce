// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { validateServiceName } from '@cabildo/plugin-provisioning-common';
import { provisioningApiRef } from '@cabildo/plugin-provisioning-react';
import { useEffect, useState } from 'react';
import { newServiceTranslationRef } from '../translation';
import { refusalKey, refusalLimits } from './refusals';

/** Somebody who types faster than this gets one check at the end. */
const PAUSE_MS = 350;

export type NameState =
  | { status: 'empty' }
  | { status: 'checking' }
  | { status: 'free' }
  | { status: 'refused'; message: string };

/** What is known of a name while it is typed. */
export function useNameCheck(name: string): NameState {
  const provisioningApi = useApi(provisioningApiRef);
  const { t } = useTranslationRef(newServiceTranslationRef);
  const [state, setState] = useState<NameState>({ status: 'empty' });

  useEffect(() => {
    if (!name) {
      setState({ status: 'empty' });
      return undefined;
    }
    const shape = validateServiceName(name);
    if (!shape.ok) {
      const key = refusalKey(shape.code);
      setState({
        status: 'refused',
        message: key ? t(key, { name, ...refusalLimits }) : shape.message,
      });
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
              : { status: 'refused', message: t('name.taken', { name }) },
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
