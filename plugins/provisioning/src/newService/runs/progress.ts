// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** What the scaffolder says of a step. */
export type StepStatus =
  | 'open'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'skipped'
  | 'cancelled';

/** A step of a run as its page shows it. */
export interface RunStep {
  id: string;
  name: string;
  status: StepStatus;
  /** ISO times. */
  startedAt?: string;
  endedAt?: string;
}

/** The scaffolder says of what a failed run never came to that it was skipped. */
export function withoutNeverReached(steps: RunStep[]): RunStep[] {
  const failedAt = steps.findIndex(step => step.status === 'failed');
  return steps.map((step, index) =>
    failedAt >= 0 && index > failedAt && step.status === 'skipped'
      ? { ...step, status: 'open' }
      : step,
  );
}

/** How far a run is. Steps are counted from one. */
export type Progress =
  | { status: 'open' }
  | { status: 'processing'; step: number }
  | { status: 'completed'; seconds: number }
  | { status: 'failed'; step?: number; name?: string }
  | { status: 'cancelled' };

export function progressOf(run: {
  steps: RunStep[];
  completed: boolean;
  cancelled: boolean;
  failed: boolean;
}): Progress {
  const { steps, completed, cancelled, failed } = run;
  const failedAt = steps.findIndex(step => step.status === 'failed');
  if (cancelled) {
    return { status: 'cancelled' };
  }
  if (failed || failedAt >= 0) {
    return failedAt >= 0
      ? { status: 'failed', step: failedAt + 1, name: steps[failedAt].name }
      : { status: 'failed' };
  }
  if (completed) {
    return { status: 'completed', seconds: secondsOf(steps) };
  }
  const begun = steps.findLastIndex(step => step.status !== 'open');
  return begun < 0
    ? { status: 'open' }
    : { status: 'processing', step: begun + 1 };
}

/** From the first step's beginning to the last one's end. */
function secondsOf(steps: RunStep[]): number {
  const times = (key: 'startedAt' | 'endedAt') =>
    steps.flatMap(step => (step[key] ? [Date.parse(step[key])] : []));
  const started = Math.min(...times('startedAt'));
  const ended = Math.max(...times('endedAt'));
  return Number.isFinite(ended - started) ? (ended - started) / 1000 : 0;
}

/** How long a step took, or takes until now; undefined before it begins. */
export function secondsOfStep(step: RunStep, now: number): number | undefined {
  if (!step.startedAt || step.status === 'skipped') {
    return undefined;
  }
  const end = step.endedAt ? Date.parse(step.endedAt) : now;
  return Math.max(0, (end - Date.parse(step.startedAt)) / 1000);
}

/** Units read the same in every language: `4 s`, `1 min 05 s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) {
    return '< 1 s';
  }
  if (whole < 60) {
    return `${whole} s`;
  }
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(
    2,
    '0',
  )} s`;
}
