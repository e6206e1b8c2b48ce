// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert } from '@backstage/ui';
import { provisioningApiRef } from '@cabildo/plugin-provisioning-react';
import { useCallback, useEffect, useRef } from 'react';
import { newServiceTranslationRef } from '../translation';
import { ChoiceField } from './ChoiceField';
import { useLoaded } from './useLoaded';

export function OwnerTeamField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange } = props;
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
  return (
    <ChoiceField
      field={props}
      isLoading={state.status === 'loading'}
      placeholder={
        state.status === 'loading' ? t('owner.loading') : t('owner.placeholder')
      }
      options={teams.map(team => ({
        value: team.entityRef,
        // Departments have teams with the same title.
        label: severalDepartments
          ? `${team.title} (${team.department})`
          : team.title,
      }))}
    />
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
