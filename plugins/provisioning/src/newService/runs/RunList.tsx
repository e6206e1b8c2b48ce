// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import {
  Alert,
  Button,
  Card,
  CardBody,
  Container,
  Flex,
  Link,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useCallback, useState } from 'react';
import { useLoaded } from '../fields/useLoaded';
import { Loading } from '../Loading';
import { newServiceTranslationRef } from '../translation';
import { useLanguage } from '../useLanguage';
import styles from './runs.module.css';

/** Runs on one page of the list. */
const PAGE = 25;

/** The runs, newest first: the reader's own, or all they may see. */
export function RunList() {
  const { t } = useTranslationRef(newServiceTranslationRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const [whose, setWhose] = useState<'owned' | 'all'>('owned');
  const [page, setPage] = useState(0);
  const state = useLoaded(
    useCallback(
      () =>
        scaffolderApi.listTasks({
          filterByOwnership: whose,
          limit: PAGE,
          offset: page * PAGE,
        }),
      [scaffolderApi, whose, page],
    ),
  );
  const more =
    state.status === 'loaded' &&
    (page + 1) * PAGE < (state.value.totalTasks ?? 0);

  return (
    <Container>
      <Flex direction="column" gap="4">
        <ToggleButtonGroup
          aria-label={t('runs.whose')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[whose]}
          onSelectionChange={keys => {
            setWhose([...keys][0] === 'all' ? 'all' : 'owned');
            setPage(0);
          }}
        >
          <ToggleButton id="owned">{t('runs.mine')}</ToggleButton>
          <ToggleButton id="all">{t('runs.all')}</ToggleButton>
        </ToggleButtonGroup>
        {state.status === 'loading' && (
          <Loading height="12rem">{t('runs.loading')}</Loading>
        )}
        {state.status === 'failed' && (
          <Alert
            status="danger"
            icon
            role="alert"
            title={t('runs.notRead')}
            description={state.error.message}
          />
        )}
        {state.status === 'loaded' && (
          <Card>
            <CardBody>
              <RunTable runs={state.value.tasks} withWho={whose === 'all'} />
            </CardBody>
          </Card>
        )}
        {(page > 0 || more) && (
          <Flex gap="2">
            <Button
              variant="secondary"
              isDisabled={page === 0}
              onPress={() => setPage(page - 1)}
            >
              {t('runs.newer')}
            </Button>
            <Button
              variant="secondary"
              isDisabled={!more}
              onPress={() => setPage(page + 1)}
            >
              {t('runs.older')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Container>
  );
}

function RunTable(props: { runs: ScaffolderTask[]; withWho: boolean }) {
  const { runs, withWho } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const language = useLanguage();
  const runRoute = useRouteRef(scaffolderPlugin.routes.ongoingTask);
  const when = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  if (runs.length === 0) {
    return <Text as="p">{t('runs.none')}</Text>;
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('runs.what')}</th>
            <th scope="col">{t('runs.state')}</th>
            {withWho && <th scope="col">{t('runs.who')}</th>}
            <th scope="col">{t('runs.when')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ id, createdAt, spec, status }) => (
            <tr key={id}>
              <td>
                <Link href={runRoute?.({ taskId: id }) ?? ''}>
                  {String(spec.parameters.title ?? spec.parameters.name ?? id)}
                </Link>
              </td>
              <td>{t(`runState.${stateOf(status)}`)}</td>
              {withWho && (
                <td>
                  {spec.user?.ref && (
                    <EntityDisplayName
                      entityRef={spec.user.ref}
                      hideIcon
                      disableTooltip
                    />
                  )}
                </td>
              )}
              <td>
                <time dateTime={createdAt}>
                  {when.format(new Date(createdAt))}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STATES = [
  'open',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'skipped',
] as const;

function stateOf(status: string): (typeof STATES)[number] | 'unknown' {
  return STATES.find(state => state === status) ?? 'unknown';
}
