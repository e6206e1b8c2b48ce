// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { estateTranslationRef } from '../../translation';
import { Mark, type MarkShape, type MarkTone } from './Mark';

const GOOD = { shape: 'disc', tone: 'success' } as const;
const BAD = { shape: 'crossed', tone: 'danger' } as const;
const MOVING = { shape: 'half', tone: 'info' } as const;
const QUIET = { shape: 'dashes', tone: 'quiet' } as const;
const UNKNOWN = { shape: 'question', tone: 'quiet' } as const;

/**
 * States as AWS names them: of pipelines, deployments, targets, alarms and scaling.
 *
 * @remarks
 * {@link https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionExecution.html}
 * {@link https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html}
 * {@link https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html}
 * {@link https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html}
 * {@link https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalingActivity.html}
 */
const STATES = {
  Succeeded: GOOD,
  Failed: BAD,
  InProgress: MOVING,
  Stopping: MOVING,
  Stopped: QUIET,
  Superseded: QUIET,
  Cancelled: QUIET,
  Abandoned: QUIET,
  NotStarted: QUIET,
  Unknown: UNKNOWN,
  COMPLETED: GOOD,
  FAILED: BAD,
  IN_PROGRESS: MOVING,
  UNKNOWN,
  healthy: GOOD,
  unhealthy: BAD,
  initial: MOVING,
  draining: MOVING,
  unused: QUIET,
  unavailable: UNKNOWN,
  OK: GOOD,
  ALARM: { shape: 'triangle', tone: 'warning' },
  INSUFFICIENT_DATA: UNKNOWN,
  Pending: MOVING,
  Successful: GOOD,
  Overridden: QUIET,
  Unfulfilled: BAD,
  // Ours: an action that waits for a person.
  Waiting: { shape: 'diamond', tone: 'info' },
} as const satisfies Record<string, { shape: MarkShape; tone: MarkTone }>;

export interface StateMarkProps {
  state: string;
}

/** A state as its source names it, in the reader's words; one we do not know stays as it is. */
export function StateMark(props: StateMarkProps) {
  const { state } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return isKnown(state) ? (
    <Mark {...STATES[state]}>{t(`state.${state}`)}</Mark>
  ) : (
    <Mark {...UNKNOWN}>{state}</Mark>
  );
}

function isKnown(state: string): state is keyof typeof STATES {
  return Object.hasOwn(STATES, state);
}
