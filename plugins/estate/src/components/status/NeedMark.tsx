// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Reason, ReasonCode } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Mark } from './Mark';
import { StatusMark } from './StatusMark';

const LOOKS = {
  'approval-waiting': { shape: 'diamond', tone: 'info' },
  'pipeline-failed': { shape: 'crossed', tone: 'danger' },
  'deployment-failed': { shape: 'crossed', tone: 'danger' },
  'certificate-expiring': { shape: 'exclamation', tone: 'warning' },
} as const;

export interface NeedMarkProps {
  reason: Reason;
}

/** What kind of thing a reason asks of people: to heal what is unwell, or something beside it. */
export function NeedMark(props: NeedMarkProps) {
  const { code, status } = props.reason;
  const { t } = useTranslationRef(estateTranslationRef);
  return status === 'healthy' && hasLook(code) ? (
    <Mark {...LOOKS[code]}>{t(`need.${code}`)}</Mark>
  ) : (
    <StatusMark status={status} />
  );
}

function hasLook(code: ReasonCode): code is keyof typeof LOOKS {
  return Object.hasOwn(LOOKS, code);
}
