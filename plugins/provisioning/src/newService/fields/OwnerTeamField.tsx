// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Select } from '@backstage/ui';
import { provisioningApiRef } from '@cabildo/plugin-provisioning-react';
import { useCallback, useEffect, useRef } from 'react';
import { FieldMessage, messageId } from '../form/FieldMessage';
import styles from '../form/form.module.css';
import { newServiceTranslationRef } from '../translation';
import { useLoaded } from './useLoaded';

/** More than fit into a list at one glance. */
const MANY = 10;

export function OwnerTeamField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, rawErrors, schema, idSchema } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const state = useTeams();

  // Most people create services for the team they are in.
  const proposal =
    state.status === 'loaded' ? state.value.own?.entityRef : undefined;
  const proposed = useRef(false);
  useEffect(() => {
    if (proposal && !formData && !proposed.current) {
      proposed.current = true;
      onChange(proposal);
    }
  }, [proposal, formData, onChange]);

  if (state.status === 'failed') {
    return (
      <Alert
        status="danger"
        icon
        role="alert"
        title={t('owner.failed', { error: state.error.message })}
      />
    );
  }
  const teams = state.status === 'loaded' ? state.value.teams : [];
  if (state.status === 'loaded' && teams.length === 0) {
    return <Alert status="warning" icon role="alert" title={t('owner.none')} />;
  }
  const severalDepartments =
    new Set(teams.map(({ department }) => department)).size > 1;
  // A message of before the choice no longer concerns it.
  const refusal = formData ? undefined : rawErrors?.[0];
  return (
    <div className={styles.field}>
      <Select
        id={idSchema.$id}
        label={schema.title}
        description={schema.description}
        isInvalid={Boolean(refusal)}
        isDisabled={state.status === 'loading'}
        placeholder={
          state.status === 'loading'
            ? t('owner.loading')
            : t('owner.placeholder')
        }
        searchable={teams.length > MANY}
        options={teams.map(team => ({
          value: team.entityRef,
          // Departments have teams with the same title.
          label: severalDepartments
            ? `${team.title} (${team.department})`
            : team.title,
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

function useTeams() {
  const provisioningApi = useApi(provisioningApiRef);
  const identityApi = useApi(identityApiRef);
  return useLoaded(
    useCallback(async () => {
      const [{ teams }, { ownershipEntityRefs }] = await Promise.all([
        provisioningApi.options(),
        identityApi.getBackstageIdentity(),
      ]);
      return {
        teams,
        own: teams.find(team => ownershipEntityRefs.includes(team.entityRef)),
      };
    }, [provisioningApi, identityApi]),
  );
}
