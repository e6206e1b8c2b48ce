// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Fact, ScalingActivity } from '@cabildo/plugin-estate-common';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactTable } from '../status/FactTable';
import { Section } from './Section';

export interface ScalingActivitiesProps {
  activities: Fact<ScalingActivity[]> | undefined;
}

/** What changed the number of tasks last, and why. */
export function ScalingActivities(props: ScalingActivitiesProps) {
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <Section title={t('tab.activities')} fact={props.activities}>
      {activities =>
        activities.length === 0 ? (
          <Text as="p" color="secondary">
            {t('tab.noActivities')}
          </Text>
        ) : (
          <FactTable
            label={t('tab.activities')}
            columns={[
              { label: t('list.when'), kind: 'word' },
              { label: t('list.what'), kind: 'text' },
              { label: t('list.cause'), kind: 'text' },
              { label: t('list.result'), kind: 'text' },
            ]}
            rows={activities.map(activity => ({
              key: activity.id,
              cells: [
                <Age at={activity.startedAt} />,
                activity.description,
                activity.cause,
                activity.statusMessage ?? activity.status,
              ],
            }))}
          />
        )
      }
    </Section>
  );
}
