// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { parseEntityRef } from '@backstage/catalog-model';
import { MarkdownContent } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-common';
import { ButtonLink, Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { newServiceTranslationRef } from '../translation';
import styles from './runs.module.css';

/** What a run leaves behind: where to find it, and what to do next. */
export function RunOutcome(props: { output: ScaffolderTaskOutput }) {
  const { links = [], text = [] } = props.output;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const targets = links.flatMap(({ title, url, entityRef }) => {
    const href = entityRef ? entityRoute?.(parseEntityRef(entityRef)) : url;
    return href ? [{ href, title: title ?? href }] : [];
  });
  return (
    <>
      {targets.length > 0 && (
        <Card>
          <CardHeader>
            <Text as="h2" variant="title-x-small">
              {t('run.links')}
            </Text>
          </CardHeader>
          <CardBody>
            <div className={styles.links}>
              {targets.map(({ href, title }, index) => (
                <ButtonLink
                  key={href}
                  href={href}
                  variant={index === 0 ? 'primary' : 'secondary'}
                >
                  {title}
                </ButtonLink>
              ))}
            </div>
          </CardBody>
        </Card>
      )}
      {text.map(({ title, content }) => (
        <Card key={title}>
          <CardHeader>
            <Text as="h2" variant="title-x-small">
              {title}
            </Text>
          </CardHeader>
          <CardBody>
            <MarkdownContent className={styles.text} content={content ?? ''} />
          </CardBody>
        </Card>
      ))}
    </>
  );
}
