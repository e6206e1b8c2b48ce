// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Box, Select } from '@backstage/ui';
import {
  type OwnerTeam,
  provisioningApiRef,
  provisioningTranslationRef,
} from '@cabildo/plugin-provisioning-react';
import { useEffect, useRef, useState } from 'react';

type TeamsState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error }
  | { status: 'loaded'; teams: OwnerTeam[]; own?: OwnerTeam };

export function OwnerTeamField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, required, schema } = props;
  const { t } = useTranslationRef(provisioningTranslationRef);
  const state = useTeams();

  // Most people create services for the team they are in.
  const proposal = state.status === 'loaded' ? state.own?.entityRef : undefined;
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
  if (state.status === 'loaded' && state.teams.length === 0) {
    return <Alert status="warning" icon role="alert" title={t('owner.none')} />;
  }
  return (
    <Box bg="neutral" p="3">
      <Select
        label={schema.title}
        description={schema.description}
        isRequired={required}
        isDisabled={state.status === 'loading'}
        placeholder={
          state.status === 'loading'
            ? t('owner.loading')
            : t('owner.placeholder')
        }
        searchable={state.status === 'loaded' && state.teams.length > 10}
        options={
          state.status === 'loaded'
            ? state.teams.map(team => ({
                value: team.entityRef,
                label: `${team.title} (${team.department})`,
              }))
            : []
        }
        selectedKey={formData ?? null}
        onSelectionChange={key => onChange(key ? String(key) : undefined)}
      />
    </Box>
  );
}

function useTeams(): TeamsState {
  const provisioningApi = useApi(provisioningApiRef);
  const identityApi = useApi(identityApiRef);
  const [state, setState] = useState<TeamsState>({ status: 'loading' });
  useEffect(() => {
    let cancelled = false;
    const read = async () => {
      const [{ teams }, { ownershipEntityRefs }] = await Promise.all([
        provisioningApi.options(),
        identityApi.getBackstageIdentity(),
      ]);
      if (!cancelled) {
        setState({
          status: 'loaded',
          teams,
          own: teams.find(team => ownershipEntityRefs.includes(team.entityRef)),
        });
      }
    };
    read().catch(
      error =>
        !cancelled && setState({ status: 'failed', error: toError(error) }),
    );
    return () => {
      cancelled = true;
    };
  }, [provisioningApi, identityApi]);
  return state;
}
