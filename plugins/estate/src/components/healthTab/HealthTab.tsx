// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Container, Flex, Text } from '@backstage/ui';
import { useServiceWorkloads } from '../../hooks/useEstate';
import { estateTranslationRef } from '../../translation';
import { PolledState } from '../status/PolledState';
import { PipelineCard } from './PipelineCard';
import { WorkloadHealth } from './WorkloadHealth';

/** All that is known of a service's workloads, one environment under the other. */
export function HealthTab() {
  const { entity } = useEntity();
  const service =
    entity.metadata.annotations?.['cabildo.dev/service'] ??
    entity.metadata.name;
  const workloads = useServiceWorkloads(service);
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <Container py="4">
      <PolledState polled={workloads} loading={t('tab.loading')}>
        {rows => {
          const pipeline = rows.find(row => row.facts.pipeline?.value)?.facts
            .pipeline;
          return rows.length === 0 ? (
            <Flex direction="column" gap="2">
              <Text as="p" weight="bold">
                {t('tab.noWorkload')}
              </Text>
              <Text as="p" color="secondary">
                {t('tab.noWorkloadHint')}
              </Text>
            </Flex>
          ) : (
            <Flex direction="column" gap="6">
              {pipeline?.value && (
                <PipelineCard
                  pipeline={pipeline.value}
                  observedAt={pipeline.observedAt}
                />
              )}
              {rows.map(row => (
                <WorkloadHealth key={row.workload.id} row={row} />
              ))}
            </Flex>
          );
        }}
      </PolledState>
    </Container>
  );
}
