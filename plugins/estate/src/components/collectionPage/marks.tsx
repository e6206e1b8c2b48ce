// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ScopeCoverage, ScopeEvents } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Mark, type MarkProps } from '../status/Mark';

const READINGS: Record<
  ScopeCoverage['state'],
  Pick<MarkProps, 'shape' | 'tone'>
> = {
  ok: { shape: 'disc', tone: 'success' },
  partial: { shape: 'triangle', tone: 'warning' },
  failed: { shape: 'crossed', tone: 'danger' },
};

/** How far an environment was read the last time. */
export function ReadingMark(props: { state: ScopeCoverage['state'] }) {
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <Mark {...READINGS[props.state]}>
      {t(`collection.state.${props.state}`)}
    </Mark>
  );
}

/** Whether what happens in an environment is heard. */
export function HearingMark(props: { events: ScopeEvents | undefined }) {
  const { t } = useTranslationRef(estateTranslationRef);
  switch (props.events?.state) {
    case 'hearing':
      return (
        <Mark shape="disc" tone="success">
          {t('collection.hearing')}
        </Mark>
      );
    case 'deaf':
      return (
        <Mark shape="triangle" tone="warning">
          {t('collection.deaf')}
        </Mark>
      );
    default:
      return (
        <Mark shape="dashes" tone="quiet">
          {t('collection.noEvents')}
        </Mark>
      );
  }
}
