// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Select } from '@backstage/ui';
import { provisioningApiRef } from '@cabildo/plugin-provisioning-react';
import { useCallback, useEffect } from 'react';
import { FieldMessage, messageId } from '../form/FieldMessage';
import styles from '../form/form.module.css';
import { newServiceTranslationRef } from '../translation';
import { useLoaded } from './useLoaded';

/** More than fit into a list at one glance. */
const MANY = 10;

export function SystemField(
  props: FieldExtensionComponentProps<string, { ownerField?: string }>,
) {
  const { formData, onChange, rawErrors, schema, idSchema, uiSchema } = props;
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
  // A message of before the choice no longer concerns it.
  const refusal = formData ? undefined : rawErrors?.[0];
  return (
    <div className={styles.field}>
      <Select
        id={idSchema.$id}
        label={schema.title}
        description={schema.description}
        isInvalid={Boolean(refusal)}
        isDisabled={!loaded}
        placeholder={loaded ? t('system.placeholder') : t('system.loading')}
        searchable={systems.length > MANY}
        options={systems.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
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
