// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import type { EstateRow } from '@cabildo/plugin-estate-common';
import { useEnvironmentLabel } from '../../hooks/useEnvironmentLabel';
import { consoleUrl } from '../../lib/consoleUrl';
import { ownReasons } from '../../lib/needs';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { ReasonText } from '../status/ReasonText';
import { StatusMark } from '../status/StatusMark';
import { FunctionSections } from './FunctionSections';
import { TaskSections } from './TaskSections';
import styles from './WorkloadHealth.module.css';

export interface WorkloadHealthProps {
  row: EstateRow;
}

/** One workload: its verdict with every reason first, then the facts it rests on. */
export function WorkloadHealth(props: WorkloadHealthProps) {
  const { workload, verdict, observedAt } = props.row;
  const { t } = useTranslationRef(estateTranslationRef);
  const environment = useEnvironmentLabel()(workload);
  const isInCluster = workload.runtime === 'kubernetes';
  const inConsole = consoleUrl(workload);
  return (
    <section aria-label={environment}>
      <Card>
        <CardHeader>
          <Flex justify="between" align="center" style={{ flexWrap: 'wrap' }}>
            <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
              <Text as="h2" variant="title-small">
                {environment}
              </Text>
              <StatusMark status={verdict.status} />
              {isInCluster && (
                <Text as="span" variant="body-small" color="secondary">
                  {workload.cluster}
                </Text>
              )}
            </Flex>
            <Text as="span" variant="body-small" color="secondary">
              {observedAt ? (
                <>
                  {t('column.age')}: <Age at={observedAt} />
                </>
              ) : (
                t('facts.never')
              )}
            </Text>
          </Flex>
        </CardHeader>
        <CardBody>
          <Flex direction="column" gap="4">
            <ul className={styles.reasons} aria-label={t('tab.reasons')}>
              {ownReasons(verdict).map((reason, index) => (
                <li key={`${reason.code}-${index}`}>
                  <ReasonText reason={reason} />
                </li>
              ))}
            </ul>
            <Flex gap="4" className={styles.links}>
              {workload.url && (
                <Link href={workload.url} target="_blank" rel="noreferrer">
                  {t('tab.open', { url: workload.url })}
                </Link>
              )}
              {inConsole && (
                <Link href={inConsole} target="_blank" rel="noreferrer">
                  {t('tab.console')}
                </Link>
              )}
            </Flex>
            {workload.runtime === 'lambda' ? (
              <FunctionSections row={props.row} />
            ) : (
              <TaskSections row={props.row} />
            )}
          </Flex>
        </CardBody>
      </Card>
    </section>
  );
}
