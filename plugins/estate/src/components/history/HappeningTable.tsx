// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Happening } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { FactTable } from '../status/FactTable';

export interface HappeningTableProps {
  happenings: Happening[];
}

/** The marks of the chart in words, the newest first. */
export function HappeningTable(props: HappeningTableProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  if (props.happenings.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('history.nothingHappened')}
      </Text>
    );
  }
  return (
    <FactTable
      label={t('history.happenings')}
      columns={[
        { label: t('list.when'), kind: 'text' },
        { label: t('history.kind'), kind: 'word' },
        { label: t('list.what'), kind: 'text' },
        { label: t('list.why'), kind: 'text' },
        { label: t('list.result'), kind: 'word' },
      ]}
      rows={[...props.happenings].reverse().map(happening => ({
        key: `${happening.kind}/${happening.id}`,
        cells: [
          <time dateTime={happening.at}>{format.moment(happening.at)}</time>,
          t(`history.kinds.${happening.kind}`),
          // Of an image's name, what one department's images do not share.
          happening.kind === 'deployment'
            ? happening.what.split('/').at(-1)
            : happening.what,
          happening.why ?? '',
          happening.status,
        ],
      }))}
    />
  );
}
