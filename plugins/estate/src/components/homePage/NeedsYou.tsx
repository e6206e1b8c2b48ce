// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { Need } from '../../lib/needs';
import { estateTranslationRef } from '../../translation';
import { NeedMark } from '../status/NeedMark';
import { ReasonText } from '../status/ReasonText';
import { WorkloadLink } from '../status/WorkloadLink';
import styles from './NeedsYou.module.css';

/** More than this and the estate page serves better. */
const MOST = 8;

export interface NeedsYouProps {
  needs: Need[];
}

/** What needs the reader, worst first, each with its reason. */
export function NeedsYou(props: NeedsYouProps) {
  const { needs } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  if (needs.length === 0) {
    return null;
  }
  const more = needs.length - MOST;
  return (
    <>
      <ul className={styles.list}>
        {needs.slice(0, MOST).map(({ row, environment, reason }) => (
          <li
            key={`${row.workload.id} ${reason.code} ${reason.params?.stage}`}
            className={styles.item}
          >
            <NeedMark reason={reason} />
            <span className={styles.words}>
              <span>
                <WorkloadLink row={row} />{' '}
                <Text as="span" color="secondary">
                  {environment}
                </Text>
              </span>
              <Text as="span" variant="body-small" color="secondary">
                <ReasonText reason={reason} brief />
              </Text>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Text as="p" variant="body-small">
          <Link href="/estate">{t('home.more', { count: more })}</Link>
        </Text>
      )}
    </>
  );
}
