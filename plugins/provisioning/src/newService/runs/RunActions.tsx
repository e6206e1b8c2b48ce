// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  toastApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  taskCancelPermission,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Button, ButtonLink } from '@backstage/ui';
import { useState } from 'react';
import { newServiceTranslationRef } from '../translation';
import styles from './runs.module.css';
import type { Run } from './useRun';

/** What the reader can do about a run. */
export function RunActions(props: { taskId: string; run: Run }) {
  const { taskId, run } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const toastApi = useApi(toastApiRef);
  const formRoute = useRouteRef(scaffolderPlugin.routes.selectedTemplate);
  const [asked, setAsked] = useState(false);
  const { allowed: mayCancel } = usePermission({
    permission: taskCancelPermission,
    resourceRef: taskId,
  });
  const { allowed: mayCreate } = usePermission({
    permission: taskCreatePermission,
  });

  const cancel = async () => {
    setAsked(true);
    try {
      await scaffolderApi.cancelTask(taskId);
    } catch (error) {
      setAsked(false);
      toastApi.post({
        title: t('run.actionFailed'),
        description: toError(error).message,
        status: 'danger',
      });
    }
  };

  if (!run.ended) {
    return mayCancel ? (
      <Button variant="secondary" isDisabled={asked} onPress={cancel}>
        {asked ? t('run.cancelling') : t('run.cancel')}
      </Button>
    ) : null;
  }
  const { templateInfo, parameters } = run.task!.spec;
  if (!mayCreate || !templateInfo || run.progress.status === 'completed') {
    return null;
  }
  const { namespace, name } = parseEntityRef(templateInfo.entityRef);
  const form = formRoute?.({ namespace, templateName: name });
  const answers = new URLSearchParams({ formData: JSON.stringify(parameters) });
  return (
    <div className={styles.links}>
      <ButtonLink variant="primary" href={`${form}?${answers}`}>
        {t('run.startOver')}
      </ButtonLink>
    </div>
  );
}
