// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StoppedTaskFacts } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';

export interface StoppedTaskListProps {
  tasks: StoppedTaskFacts[];
}

export function StoppedTaskList(props: StoppedTaskListProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <FactTable
      label={t('tab.stopped')}
      columns={[
        { label: t('list.when'), kind: 'word' },
        { label: t('list.task'), kind: 'text' },
        { label: t('list.why'), kind: 'text' },
        { label: t('list.exitCode'), kind: 'figure' },
      ]}
      rows={props.tasks.map(task => ({
        key: task.id,
        cells: [
          <Age at={task.stoppedAt} />,
          task.id,
          task.reason,
          task.exitCode === undefined ? '–' : String(task.exitCode),
        ],
      }))}
    />
  );
}
