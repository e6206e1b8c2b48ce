// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ScalingPolicyFacts } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';

/**
 * The predefined metrics of target tracking, with the unit of their target.
 *
 * @remarks
 * {@link https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html}
 */
const PREDEFINED = {
  ECSServiceAverageCPUUtilization: 'tab.policyCpu',
  ECSServiceAverageMemoryUtilization: 'tab.policyMemory',
  ALBRequestCountPerTarget: 'tab.policyRequests',
} as const;

export interface PolicyTextProps {
  policy: ScalingPolicyFacts;
}

/** What a scaling policy keeps where. */
export function PolicyText(props: PolicyTextProps) {
  const { name, metric, target } = props.policy;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  if (target === undefined) {
    return <>{t('tab.policyWithoutTarget', { name, metric })}</>;
  }
  const values = { target: format.number(target) };
  return Object.hasOwn(PREDEFINED, metric) ? (
    <>{t(PREDEFINED[metric as keyof typeof PREDEFINED], values)}</>
  ) : (
    <>{t('tab.policy', { name, metric, ...values })}</>
  );
}
