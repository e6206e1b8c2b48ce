// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Fact, MetricFacts } from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { Figures } from './Figures';
import { Section } from './Section';

export interface LoadFiguresProps {
  metrics: Fact<MetricFacts> | undefined;
}

export function LoadFigures(props: LoadFiguresProps) {
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
              label: t('tab.requests'),
              value: words(metrics.requestsPerSecond, format.number),
            },
            {
              label: t('tab.errors'),
              value: words(metrics.errorRatio, format.percent),
            },
            {
              label: t('tab.latency'),
              value: words(metrics.latencySeconds, format.seconds),
            },
            {
              label: t('tab.cpu'),
              value: words(metrics.cpuPercent, value =>
                format.percent(value / 100),
              ),
            },
            {
              label: t('tab.memory'),
              value: words(metrics.memoryPercent, value =>
                format.percent(value / 100),
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
