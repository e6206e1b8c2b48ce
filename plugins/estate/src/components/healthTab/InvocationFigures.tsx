// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Fact, MetricFacts } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { Figures } from './Figures';
import { Section } from './Section';

export interface InvocationFiguresProps {
  metrics: Fact<MetricFacts> | undefined;
}

/** How often a function is invoked, and what becomes of it. */
export function InvocationFigures(props: InvocationFiguresProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const words = (value: number | undefined, say: (known: number) => string) =>
    value === undefined ? '–' : say(value);
  return (
    <Section title={t('tab.metrics')} fact={props.metrics}>
      {metrics => (
        <Figures
          figures={[
            {
              label: t('tab.invocations'),
              value: words(metrics.requestsPerSecond, format.number),
            },
            {
              label: t('tab.failing'),
              value: words(metrics.errorRatio, format.percent),
            },
            {
              label: t('tab.refused'),
              value: words(metrics.throttleRatio, format.percent),
            },
            {
              label: t('tab.duration'),
              value: words(metrics.latencySeconds, format.seconds),
            },
          ]}
        />
      )}
    </Section>
  );
}
