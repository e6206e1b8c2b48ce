// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Link, Text } from '@backstage/ui';
import type { EstateSnapshot } from '@cabildo/plugin-estate-common';
import { needsOf, serviceKey } from '../../lib/needs';
import { estateTranslationRef } from '../../translation';
import { EstateSummary } from '../estatePage/EstateSummary';
import { NeedsYou } from './NeedsYou';
import { ServiceTable } from './ServiceTable';
import type { Reader } from './useReader';

export interface HomeContentProps {
  snapshot: EstateSnapshot;
  reader: Reader;
  mayCreate: boolean;
}

/** What the reader owns first; for who owns nothing, what they watch over. */
export function HomeContent(props: HomeContentProps) {
  const { snapshot, reader, mayCreate } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const { rows } = snapshot;
  const own = rows.filter(
    row => row.workload.owner && reader.groups.has(row.workload.owner),
  );
  const ownsServices = own.length > 0;
  const watched = ownsServices ? own : rows;
  const needs = needsOf(watched);
  const services = new Set(watched.map(serviceKey)).size;
  const needing = new Set(needs.map(need => serviceKey(need.row))).size;
  const notSeen = new Set(
    watched.filter(row => row.verdict.status === 'unknown').map(serviceKey),
  ).size;
  const seesOneDepartment =
    rows.length > 0 &&
    rows.every(row => reader.groups.has(row.workload.department));

  const summary = (
    <Card>
      <CardHeader>
        <Flex justify="between" align="baseline">
          <Text as="h2" variant="title-x-small">
            {seesOneDepartment ? t('home.department') : t('home.estate')}
          </Text>
          <Link href="/estate">{t('home.toEstate')}</Link>
        </Flex>
      </CardHeader>
      <CardBody>
        <EstateSummary totals={snapshot.totals} />
      </CardBody>
    </Card>
  );

  return (
    <Flex direction="column" gap="6">
      {!ownsServices && rows.length > 0 && summary}
      <Card>
        <CardHeader>
          <Text as="h2" variant="title-x-small">
            {ownsServices ? t('home.needsYou') : t('home.needsSomebody')}
          </Text>
        </CardHeader>
        <CardBody>
          <Text as="p">
            {services === 0
              ? t('home.noServices')
              : t(ownsServices ? 'home.needYou' : 'home.needSomebody', {
                  count: needing,
                  total: String(services),
                })}{' '}
            {services === 0 && mayCreate && (
              <Link href="/create">{t('home.firstStep')}</Link>
            )}
          </Text>
          {notSeen > 0 && (
            <Text as="p">{t('home.notSeen', { count: notSeen })}</Text>
          )}
          <NeedsYou needs={needs} />
        </CardBody>
      </Card>
      {ownsServices && (
        <>
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
          {summary}
        </>
      )}
    </Flex>
  );
}
