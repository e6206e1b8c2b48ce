// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import { capacityInUse, capacityLimits } from '@cabildo/plugin-estate-common';
import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { useCapacityWords } from '../../hooks/useCapacityWords';
import { useServiceWorkloads } from '../../hooks/useEstate';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { ownReasons, pipelineReasons } from '../../lib/needs';
import { NeedMark } from '../status/NeedMark';
import { PolledState } from '../status/PolledState';
import { ReasonText } from '../status/ReasonText';
import { StatusMark } from '../status/StatusMark';
import { CapacityInUse } from '../status/CapacityInUse';

/** The verdict of each environment, for the overview of a service. */
export function HealthCard() {
  const { entity } = useEntity();
  const service =
    entity.metadata.annotations?.['cabildo.dev/service'] ??
    entity.metadata.name;
  const workloads = useServiceWorkloads(service);
  const { t } = useTranslationRef(estateTranslationRef);
  const capacityWords = useCapacityWords();
  const environmentLabel = useEnvironmentLabel();
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="baseline">
          <Text as="h2" variant="title-x-small">
            {t('card.title')}
          </Text>
          <Link href="health">{t('card.more')}</Link>
        </Flex>
      </CardHeader>
      <CardBody>
        <PolledState polled={workloads} loading={t('tab.loading')}>
          {rows =>
            rows.length === 0 ? (
              <Text as="p" color="secondary">
                {t('tab.noWorkload')}
              </Text>
            ) : (
              <Flex direction="column" gap="4">
                {rows.map(row => (
                  <Flex key={row.workload.id} direction="column" gap="1">
                    <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
                      <Text as="h3" weight="bold">
                        {environmentLabel(row.workload)}
                      </Text>
                      <StatusMark status={row.verdict.status} />
                      <CapacityInUse
                        words={capacityWords}
                        workload={row.workload}
                        tasks={capacityInUse(row.facts)}
                        limits={capacityLimits(row.facts)}
                      />
                      {row.observedAt && (
                        <Text as="span" variant="body-small" color="secondary">
                          <Age at={row.observedAt} />
                        </Text>
                      )}
                    </Flex>
                    <Text as="p" variant="body-small" color="secondary">
                      <ReasonText reason={ownReasons(row.verdict)[0]} brief />
                    </Text>
                  </Flex>
                ))}
                {pipelineReasons(rows[0].verdict).map(reason => (
                  <Flex
                    key={`${reason.code} ${reason.params?.stage}`}
                    direction="column"
                    gap="1"
                  >
                    <NeedMark reason={reason} />
                    <Text as="p" variant="body-small" color="secondary">
                      <ReasonText reason={reason} brief />
                    </Text>
                  </Flex>
                ))}
              </Flex>
            )
          }
        </PolledState>
      </CardBody>
    </Card>
  );
}
