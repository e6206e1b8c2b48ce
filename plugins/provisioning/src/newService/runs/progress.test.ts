// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  formatDuration,
  progressOf,
  type RunStep,
  secondsOfStep,
  withoutNeverReached,
} from './progress';

const step = (id: string, rest: Partial<RunStep> = {}): RunStep => ({
  id,
  name: `Step ${id}`,
  status: 'open',
  ...rest,
});
const at = (second: number) => new Date(second * 1000).toISOString();
const going = { completed: false, cancelled: false, failed: false };

describe('progressOf', () => {
  it('should count the step that goes on', () => {
    expect(progressOf({ ...going, steps: [step('a'), step('b')] })).toEqual({
      status: 'open',
    });
    expect(
      progressOf({
        ...going,
        steps: [
          step('a', { status: 'completed' }),
          step('b', { status: 'processing' }),
          step('c'),
        ],
      }),
    ).toEqual({ status: 'processing', step: 2 });
  });

  it('should say how long all of it took', () => {
    expect(
      progressOf({
        ...going,
        completed: true,
        steps: [
          step('a', {
            status: 'completed',
            startedAt: at(10),
            endedAt: at(12),
          }),
          step('b', { status: 'skipped' }),
          step('c', {
            status: 'completed',
            startedAt: at(12),
            endedAt: at(70),
          }),
        ],
      }),
    ).toEqual({ status: 'completed', seconds: 60 });
  });

  it('should name the step that failed, also before the run is said to be over', () => {
    const steps = [
      step('a', { status: 'completed' }),
      step('b', { status: 'failed' }),
    ];
    const failed = { status: 'failed', step: 2, name: 'Step b' };
    expect(progressOf({ ...going, steps })).toEqual(failed);
    expect(
      progressOf({ ...going, steps, completed: true, failed: true }),
    ).toEqual(failed);
  });

  it('should know a run that failed before its first step, and one that was cancelled', () => {
    const steps = [step('a')];
    expect(
      progressOf({ ...going, steps, completed: true, failed: true }),
    ).toEqual({ status: 'failed' });
    expect(progressOf({ ...going, steps, cancelled: true })).toEqual({
      status: 'cancelled',
    });
  });
});

describe('withoutNeverReached', () => {
  it('should tell what was not needed from what a failure kept away', () => {
    const steps = [
      step('a', { status: 'skipped' }),
      step('b', { status: 'failed' }),
      step('c', { status: 'skipped' }),
    ];
    expect(withoutNeverReached(steps).map(({ status }) => status)).toEqual([
      'skipped',
      'failed',
      'open',
    ]);
    expect(withoutNeverReached([steps[0]])).toEqual([steps[0]]);
  });
});

describe('secondsOfStep', () => {
  it('should run on until the step ends', () => {
    const begun = step('a', { status: 'processing', startedAt: at(10) });
    expect(secondsOfStep(begun, 14_000)).toBe(4);
    expect(secondsOfStep({ ...begun, endedAt: at(12) }, 14_000)).toBe(2);
    expect(secondsOfStep(step('a'), 14_000)).toBeUndefined();
  });
});

describe('formatDuration', () => {
  it.each([
    [0.4, '< 1 s'],
    [4.2, '4 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
  ])('should write %d seconds as %s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });
});
