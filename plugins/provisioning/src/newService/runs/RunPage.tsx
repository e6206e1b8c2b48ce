// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BreadcrumbEntry,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardHeader,
  Container,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Loading } from '../Loading';
import { newServiceTranslationRef } from '../translation';
import { formatDuration } from './progress';
import { RunActions } from './RunActions';
import { RunOutcome } from './RunOutcome';
import styles from './runs.module.css';
import { StepList } from './StepList';
import { type Run, useRun } from './useRun';

/** A run as it goes on, or as it went. */
export function RunPage() {
  const { taskId = '' } = useParams();
  const run = useRun(taskId);
  const { t } = useTranslationRef(newServiceTranslationRef);
  const title =
    run.task?.spec.parameters.title ?? run.task?.spec.parameters.name;
  const heading = title
    ? t('run.title', { title: String(title) })
    : t('run.titleUnknown');

  if (!run.task) {
    return (
      <Container>
        {run.error ? (
          <Alert
            status="danger"
            icon
            role="alert"
            title={t('run.notRead')}
            description={run.error.message}
          />
        ) : (
          <Loading height="20rem">{t('run.loading')}</Loading>
        )}
      </Container>
    );
  }
  return (
    <BreadcrumbEntry entry={{ label: String(title ?? taskId), href: taskId }}>
      <Container>
        <div className={styles.run}>
          <Text as="h1" variant="title-small">
            {heading}
          </Text>
          <div className={styles.state}>
            <Text as="p" role="status" color="secondary">
              <StateWords run={run} />
            </Text>
            <RunActions taskId={taskId} run={run} />
          </div>
          <Failure run={run} />
          {run.output && <RunOutcome output={run.output} />}
          <Card>
            <CardHeader>
              <Text as="h2" variant="title-x-small">
                {t('run.steps')}
              </Text>
            </CardHeader>
            <CardBody>
              <StepList steps={run.steps} />
            </CardBody>
          </Card>
          <Log lines={run.log} />
        </div>
      </Container>
    </BreadcrumbEntry>
  );
}

function StateWords(props: { run: Run }) {
  const { progress, steps } = props.run;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const total = String(steps.length);
  switch (progress.status) {
    case 'processing':
      return <>{t('run.processing', { step: String(progress.step), total })}</>;
    case 'completed':
      return (
        <>
          {t('run.completed', { duration: formatDuration(progress.seconds) })}
        </>
      );
    case 'failed':
      return progress.step ? (
        <>{t('run.failed', { step: String(progress.step), total })}</>
      ) : (
        <>{t('run.failedEarly')}</>
      );
    default:
      return <>{t(`run.${progress.status}`)}</>;
  }
}

/** The error's own words; the steps before it stand. */
function Failure(props: { run: Run }) {
  const { error, progress } = props.run;
  const { t } = useTranslationRef(newServiceTranslationRef);
  if (!error || progress.status !== 'failed') {
    return null;
  }
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={
        progress.name
          ? t('run.failureTitle', { step: progress.name })
          : t('run.failureTitleEarly')
      }
      description={
        <>
          <Text as="p">{error.message}</Text>
          <Text as="p">
            {progress.step !== undefined &&
              progress.step > 1 &&
              `${t('run.failureKept')} `}
            {t('run.failureHint')}
          </Text>
        </>
      }
    />
  );
}

function Log(props: { lines: string[] }) {
  const { lines } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const [shown, setShown] = useState(false);
  return (
    <>
      <div>
        <Button
          variant="secondary"
          aria-expanded={shown}
          onPress={() => setShown(!shown)}
        >
          {shown ? t('run.hideLog') : t('run.showLog')}
        </Button>
      </div>
      {shown && (
        <Card>
          <CardBody>
            <pre className={styles.log} aria-label={t('run.log')}>
              {lines.length > 0 ? lines.join('\n') : t('run.noLog')}
            </pre>
          </CardBody>
        </Card>
      )}
    </>
  );
}
