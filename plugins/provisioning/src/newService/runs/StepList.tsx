// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, VisuallyHidden } from '@backstage/ui';
import {
  RiCheckboxCircleLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiIndeterminateCircleLine,
  RiLoader4Line,
} from '@remixicon/react';
import { useEffect, useState } from 'react';
import { newServiceTranslationRef } from '../translation';
import { formatDuration, type RunStep, secondsOfStep } from './progress';
import styles from './runs.module.css';

const ICONS = {
  open: RiCircleLine,
  processing: RiLoader4Line,
  completed: RiCheckboxCircleLine,
  failed: RiErrorWarningLine,
  skipped: RiIndeterminateCircleLine,
  cancelled: RiCloseCircleLine,
};

/** The steps of a run, one below the other: how each went and how long it took. */
export function StepList(props: { steps: RunStep[] }) {
  const { steps } = props;
  const now = useNow(steps.some(step => step.status === 'processing'));
  return (
    <ol className={styles.steps}>
      {steps.map(step => (
        <Step key={step.id} step={step} now={now} />
      ))}
    </ol>
  );
}

function Step(props: { step: RunStep; now: number }) {
  const { step, now } = props;
  const { t } = useTranslationRef(newServiceTranslationRef);
  const Icon = ICONS[step.status];
  const seconds = secondsOfStep(step, now);
  const words = t(`step.${step.status}`);
  return (
    <li
      className={styles.step}
      aria-current={step.status === 'processing' ? 'step' : undefined}
    >
      <span className={`${styles.icon} ${styles[step.status] ?? ''}`}>
        <Icon size={20} aria-hidden />
      </span>
      <Text
        as="span"
        weight={step.status === 'processing' ? 'bold' : 'regular'}
        color={
          ['open', 'skipped'].includes(step.status) ? 'secondary' : 'primary'
        }
      >
        {step.name}
      </Text>
      <Text as="span" variant="body-small" color="secondary">
        {seconds === undefined ? (
          step.status !== 'open' && words
        ) : (
          <>
            {step.status === 'failed' && `${words} · `}
            {formatDuration(seconds)}
          </>
        )}
        {(seconds !== undefined || step.status === 'open') &&
          step.status !== 'failed' && (
            <VisuallyHidden>{` ${words}`}</VisuallyHidden>
          )}
      </Text>
    </li>
  );
}

/** The time, every second while something goes on. */
function useNow(going: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!going) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [going]);
  return now;
}
