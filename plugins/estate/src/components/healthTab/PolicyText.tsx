// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ScalingPolicyFacts } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';

const MIB = 2 ** 20;

/**
 * The metrics whose unit is known: the predefined ones of target tracking, and
 * what an autoscaler of Kubernetes knows of CPU and memory.
 *
 * @remarks
 * {@link https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html}
 */
const KNOWN = {
  ECSServiceAverageCPUUtilization: 'tab.policyCpu',
  ECSServiceAverageMemoryUtilization: 'tab.policyMemory',
  ALBRequestCountPerTarget: 'tab.policyRequests',
  cpuUtilization: 'tab.policyRequestedCpu',
  memoryUtilization: 'tab.policyRequestedMemory',
  cpuCores: 'tab.policyCores',
  memoryBytes: 'tab.policyMebibytes',
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
  const values = {
    target: format.number(metric === 'memoryBytes' ? target / MIB : target),
  };
  return Object.hasOwn(KNOWN, metric) ? (
    <>{t(KNOWN[metric as keyof typeof KNOWN], values)}</>
  ) : (
    <>{t('tab.policy', { name, metric, ...values })}</>
  );
}
