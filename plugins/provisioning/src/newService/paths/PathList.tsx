// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityDisplayName,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import {
  Alert,
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  SearchField,
  Text,
} from '@backstage/ui';
import { localiseTemplateTitle } from '@cabildo/plugin-provisioning-common';
import { useCallback, useState } from 'react';
import { useLoaded } from '../fields/useLoaded';
import { Loading } from '../Loading';
import { newServiceTranslationRef } from '../translation';
import { useLanguage } from '../useLanguage';
import styles from './paths.module.css';

/** From so many paths on, looking for one is work. */
const MANY = 7;

/** What can be made: one card for each golden path. */
export function PathList() {
  const { t } = useTranslationRef(newServiceTranslationRef);
  const language = useLanguage();
  const state = useTemplates();
  const [search, setSearch] = useState('');

  if (state.status === 'loading') {
    return <Loading height="12rem">{t('paths.loading')}</Loading>;
  }
  if (state.status === 'failed') {
    return (
      <Alert
        status="danger"
        icon
        role="alert"
        title={t('paths.notRead')}
        description={state.error.message}
      />
    );
  }
  const paths = state.value.map(template => ({
    template,
    ...localiseTemplateTitle(template, language),
  }));
  const found = paths
    .filter(({ title, description = '' }) =>
      `${title} ${description}`
        .toLocaleLowerCase(language)
        .includes(search.trim().toLocaleLowerCase(language)),
    )
    .sort(
      (a, b) =>
        isRecommended(b.template) - isRecommended(a.template) ||
        a.title.localeCompare(b.title, language),
    );
  return (
    <>
      {paths.length >= MANY && (
        <SearchField
          aria-label={t('paths.search')}
          placeholder={t('paths.search')}
          value={search}
          onChange={setSearch}
        />
      )}
      {found.length === 0 && <Text as="p">{t('paths.none')}</Text>}
      <ul className={styles.paths}>
        {found.map(path => (
          <li key={stringifyEntityRef(path.template)}>
            <PathCard {...path} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PathCard(props: {
  template: TemplateEntityV1beta3;
  title: string;
  description?: string;
}) {
  const { template, title, description } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const formRoute = useRouteRef(scaffolderPlugin.routes.selectedTemplate);
  const { allowed } = usePermission({ permission: taskCreatePermission });
  const [owner] = getEntityRelations(template, 'ownedBy');
  const { namespace = 'default', name } = template.metadata;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p">{description}</Text>
      </CardBody>
      <CardFooter>
        <div className={styles.foot}>
          <Text variant="body-small" color="secondary">
            {owner && (
              <>
                {t('paths.by')} <EntityDisplayName entityRef={owner} hideIcon />
              </>
            )}
          </Text>
          {allowed && (
            <ButtonLink
              variant="primary"
              href={formRoute?.({ namespace, templateName: name }) ?? ''}
              aria-label={t('paths.chooseNamed', { title })}
            >
              {t('paths.choose')}
            </ButtonLink>
          )}
        </div>
      </CardFooter>
    </Card>
  );
}

function useTemplates() {
  const catalogApi = useApi(catalogApiRef);
  return useLoaded(
    useCallback(async () => {
      const { items } = await catalogApi.getEntities({
        filter: { kind: 'Template' },
        fields: [
          'apiVersion',
          'kind',
          'metadata',
          'relations',
          'spec.type',
          'spec.presentation',
        ],
      });
      return items as TemplateEntityV1beta3[];
    }, [catalogApi]),
  );
}

/** Backstage's own tag for what people should take unless they know better. */
function isRecommended({ metadata }: TemplateEntityV1beta3): number {
  return Number(metadata.tags?.includes('recommended') ?? false);
}
