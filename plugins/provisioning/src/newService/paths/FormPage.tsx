// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  BreadcrumbEntry,
  toastApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { toError } from '@backstage/errors';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  type FieldExtensionOptions,
  scaffolderApiRef,
  SecretsContextProvider,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import {
  SecretWidget,
  useTemplateParameterSchema,
  Workflow,
  type FormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import type { JsonObject, JsonValue } from '@backstage/types';
import { Alert, Container } from '@backstage/ui';
import { provisioningServiceCreatePermission } from '@cabildo/plugin-provisioning-common';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { Review } from '../form/Review';
import styles from '../form/form.module.css';
import { useFormProps } from '../form/useFormProps';
import { Loading } from '../Loading';
import { newServiceTranslationRef } from '../translation';
import { useLanguage } from '../useLanguage';

export interface FormPageProps {
  formFields: FormField[];
}

/** The form of a golden path: its pages, the review, the start of the run. */
export function FormPage(props: FormPageProps) {
  const language = useLanguage();
  const { t } = useTranslationRef(newServiceTranslationRef);
  const { allowed, loading } = usePermission({
    permission: provisioningServiceCreatePermission,
  });
  if (loading) {
    return <FormAwaited />;
  }
  if (!allowed) {
    return (
      <Container>
        <Alert
          status="info"
          icon
          role="alert"
          title={t('form.notAllowed')}
          description={t('form.whoMay')}
        />
      </Container>
    );
  }
  return (
    <SecretsContextProvider>
      {/* Its words are read with it, so another language begins it anew. */}
      <PathForm key={language} {...props} />
    </SecretsContextProvider>
  );
}

function PathForm(props: FormPageProps) {
  const { namespace = 'default', templateName = '' } = useParams();
  const templateRef = stringifyEntityRef({
    kind: 'Template',
    namespace,
    name: templateName,
  });
  const { t } = useTranslationRef(newServiceTranslationRef);
  const { manifest, error } = useTemplateParameterSchema(templateRef);
  const formProps = useFormProps();
  const start = useStart(templateRef);
  const extensions = useMemo(
    () => [
      { name: 'Secret', component: SecretWidget },
      // What an extension makes is what the form takes; only its type hides it.
      ...(props.formFields as unknown as FieldExtensionOptions[]),
    ],
    [props.formFields],
  );
  const create = manifest?.presentation?.buttonLabels?.createButtonText;
  const components = useMemo(
    () => ({
      ReviewStateComponent: (review: {
        formState: JsonObject;
        schemas: { title?: string; mergedSchema: JsonObject }[];
      }) => <Review {...review} create={create ?? ''} />,
    }),
    [create],
  );

  if (error) {
    return (
      <Container>
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('form.notRead')}
          description={error.message}
        />
      </Container>
    );
  }
  // Backstage's form would wait with a bar that has no name.
  if (!manifest) {
    return <FormAwaited />;
  }
  return (
    <BreadcrumbEntry entry={{ label: manifest.title, href: '.' }}>
      <div className={styles.wizard}>
        <Workflow
          namespace={namespace}
          templateName={templateName}
          extensions={extensions}
          formProps={formProps}
          components={components}
          onCreate={start}
          onError={showNothing}
        />
      </div>
    </BreadcrumbEntry>
  );
}

function FormAwaited() {
  const { t } = useTranslationRef(newServiceTranslationRef);
  return (
    <Container>
      <Loading height="20rem">{t('form.loading')}</Loading>
    </Container>
  );
}

/** The page says itself what went wrong. */
function showNothing() {
  return <></>;
}

function useStart(templateRef: string) {
  const scaffolderApi = useApi(scaffolderApiRef);
  const toastApi = useApi(toastApiRef);
  const { secrets } = useTemplateSecrets();
  const { t } = useTranslationRef(newServiceTranslationRef);
  const runRoute = useRouteRef(scaffolderPlugin.routes.ongoingTask);
  const navigate = useNavigate();
  return async (values: Record<string, JsonValue>) => {
    try {
      const { taskId } = await scaffolderApi.scaffold({
        templateRef,
        values,
        secrets,
      });
      navigate(runRoute?.({ taskId }) ?? '/');
    } catch (error) {
      toastApi.post({
        title: t('form.notCreated'),
        description: toError(error).message,
        status: 'danger',
      });
    }
  };
}
