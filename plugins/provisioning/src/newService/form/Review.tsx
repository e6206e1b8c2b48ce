// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { ReviewStepProps } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import { Text } from '@backstage/ui';
import { newServiceTranslationRef } from '../translation';
import { type Answer, answersOf } from './answers';
import styles from './form.module.css';

export interface ReviewProps {
  formState: JsonObject;
  schemas: (Pick<ReviewStepProps['steps'][number], 'mergedSchema'> & {
    title?: string;
  })[];
  /** Words of the button that creates. */
  create: string;
}

/** Every answer once more, in the words of the questions, before anything is made. */
export function Review(props: ReviewProps) {
  const { formState, schemas, create } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  return (
    <div className={styles.review}>
      <Text as="p" color="secondary">
        {t('form.review', { create })}
      </Text>
      {schemas.map(({ title, mergedSchema }) => (
        <section key={title}>
          <Text as="h3" variant="title-x-small">
            {title}
          </Text>
          <dl className={styles.answers}>
            {answersOf(mergedSchema as JsonObject, formState).map(answer => (
              <div key={answer.key}>
                <dt>
                  <Text color="secondary">{answer.title}</Text>
                </dt>
                <dd>
                  <Text>
                    <AnswerText answer={answer} />
                  </Text>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function AnswerText(props: { answer: Answer }) {
  const { entityRef, text, yes } = props.answer;
  const { t } = useTranslationRef(newServiceTranslationRef);
  if (entityRef) {
    return <EntityDisplayName entityRef={entityRef} hideIcon disableTooltip />;
  }
  if (yes !== undefined) {
    return <>{yes ? t('form.yes') : t('form.no')}</>;
  }
  return <>{text ?? t('form.notGiven')}</>;
}
