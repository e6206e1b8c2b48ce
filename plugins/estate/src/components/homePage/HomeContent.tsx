// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import {
  type EstateSnapshot,
  totals as totalsOf,
} from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { EstateSummary } from '../estatePage/EstateSummary';
import { NeedsYou } from './NeedsYou';
import { ServiceTable } from './ServiceTable';
import type { Reader } from './useReader';

export interface HomeContentProps {
  snapshot: EstateSnapshot;
  reader: Reader;
}

export function HomeContent(props: HomeContentProps) {
  const { snapshot, reader } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const own = snapshot.rows.filter(
    row => row.workload.owner && reader.groups.has(row.workload.owner),
  );
  // Who owns nothing answers for what they see: managers their department, the
  // platform team and the national office the estate.
  const watched = own.length > 0 ? own : snapshot.rows;
  const needing = watched.filter(row => row.verdict.needsAttention);
  const department = snapshot.rows.filter(row =>
    reader.groups.has(row.workload.department),
  );

  return (
    <Flex direction="column" gap="6">
      <Card>
        <CardHeader>
          <Text as="h2" variant="title-x-small">
            {t('home.needsYou')}
          </Text>
        </CardHeader>
        <CardBody>
          <Text as="p">
            {watched.length === 0
              ? t('home.noServices')
              : t('home.needYou', {
                  count: needing.length,
                  total: String(watched.length),
                })}{' '}
            {watched.length === 0 && (
              <Link href="/create">{t('home.firstStep')}</Link>
            )}
          </Text>
          <NeedsYou rows={needing} />
        </CardBody>
      </Card>
      {own.length > 0 && (
        <Card>
          <CardHeader>
            <Text as="h2" variant="title-x-small">
              {t('home.yourServices')}
            </Text>
          </CardHeader>
          <CardBody>
            <ServiceTable rows={own} label={t('home.yourServices')} />
          </CardBody>
        </Card>
      )}
      <Card>
        <CardHeader>
          <Flex justify="between" align="baseline">
            <Text as="h2" variant="title-x-small">
              {department.length > 0 ? t('home.department') : t('home.estate')}
            </Text>
            <Link href="/estate">{t('home.toEstate')}</Link>
          </Flex>
        </CardHeader>
        <CardBody>
          <EstateSummary
            totals={
              department.length > 0
                ? totalsOf(department, {
                    coverage: snapshot.coverage.filter(scope =>
                      reader.groups.has(scope.department),
                    ),
                    now: new Date(),
                    staleAfterSeconds: snapshot.staleAfterSeconds,
                  })
                : snapshot.totals
            }
          />
        </CardBody>
      </Card>
    </Flex>
  );
}
