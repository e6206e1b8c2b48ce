// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert } from '@backstage/ui';
import { provisioningApiRef } from '@cabildo/plugin-provisioning-react';
import { useCallback, useEffect } from 'react';
import { newServiceTranslationRef } from '../translation';
import { ChoiceField } from './ChoiceField';
import { useLoaded } from './useLoaded';

export function SystemField(
  props: FieldExtensionComponentProps<string, { ownerField?: string }>,
) {
  const { formData, onChange, uiSchema } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const state = useSystems();
  const loaded = state.status === 'loaded' ? state.value : undefined;

  const ownerField = uiSchema['ui:options']?.ownerField ?? 'owner';
  const owner = props.formContext?.formData?.[ownerField];
  const department = loaded?.departmentOf.get(owner);
  const systems =
    loaded?.systems.filter(
      system => !department || system.department === department,
    ) ?? [];

  // Another team of another department: its systems are others.
  const stays = !loaded || systems.some(({ ref }) => ref === formData);
  useEffect(() => {
    if (formData && !stays) {
      onChange(undefined);
    }
  }, [formData, stays, onChange]);

  if (state.status === 'failed') {
    return (
      <Alert
        status="danger"
        icon
        role="alert"
        title={t('system.failed', { error: state.error.message })}
      />
    );
  }
  if (loaded && systems.length === 0) {
    return (
      <Alert
        status="warning"
        icon
        role="alert"
        title={t('system.none', { department: department ?? '' })}
      />
    );
  }
  return (
    <ChoiceField
      field={props}
      isLoading={!loaded}
      placeholder={loaded ? t('system.placeholder') : t('system.loading')}
      options={systems.map(({ ref, title }) => ({ value: ref, label: title }))}
    />
  );
}

/** The systems of the catalogue, and the departments of the reader's teams. */
function useSystems() {
  const catalogApi = useApi(catalogApiRef);
  const provisioningApi = useApi(provisioningApiRef);
  return useLoaded(
    useCallback(async () => {
      const [{ items }, { teams }] = await Promise.all([
        catalogApi.getEntities({
          filter: { kind: 'System' },
          fields: ['kind', 'metadata', 'spec.domain'],
        }),
        provisioningApi.options(),
      ]);
      return {
        departmentOf: new Map(
          teams.map(team => [team.entityRef, team.department]),
        ),
        systems: items
          .map(system => ({
            ref: stringifyEntityRef(system),
            title: system.metadata.title ?? system.metadata.name,
            // A department's domain has the department's name.
            department: String(system.spec?.domain ?? '')
              .split('/')
              .at(-1),
          }))
          .sort((a, b) => a.title.localeCompare(b.title)),
      };
    }, [catalogApi, provisioningApi]),
  );
}
