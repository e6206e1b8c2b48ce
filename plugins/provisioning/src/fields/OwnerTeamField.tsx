// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Flex, Select, Text } from '@backstage/ui';
import {
  type OwnerTeam,
  provisioningApiRef,
  provisioningTranslationRef,
} from '@cabildo/plugin-provisioning-react';
import { useEffect, useState } from 'react';

type TeamsState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error }
  | { status: 'loaded'; teams: OwnerTeam[] };

export function OwnerTeamField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, rawErrors, required, schema } = props;
  const { t } = useTranslationRef(provisioningTranslationRef);
  const state = useTeams();

  // With one team there is nothing to choose.
  const only =
    state.status === 'loaded' && state.teams.length === 1
      ? state.teams[0].entityRef
      : undefined;
  useEffect(() => {
    if (only && !formData) {
      onChange(only);
    }
  }, [only, formData, onChange]);

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
    <Flex direction="column" gap="1">
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
      {rawErrors && rawErrors.length > 0 && (
        <Text as="p" variant="body-small" color="danger" role="alert">
          {rawErrors.join(' ')}
        </Text>
      )}
    </Flex>
  );
}

function useTeams(): TeamsState {
  const provisioningApi = useApi(provisioningApiRef);
  const [state, setState] = useState<TeamsState>({ status: 'loading' });
  useEffect(() => {
    let cancelled = false;
    provisioningApi
      .options()
      .then(({ teams }) => !cancelled && setState({ status: 'loaded', teams }))
      .catch(
        error =>
          !cancelled && setState({ status: 'failed', error: toError(error) }),
      );
    return () => {
      cancelled = true;
    };
  }, [provisioningApi]);
  return state;
}
