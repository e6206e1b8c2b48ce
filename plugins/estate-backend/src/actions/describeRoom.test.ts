// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadRuntime } from '@cabildo/plugin-estate-common';
import { describeRoom } from './describeRoom';

describe('describeRoom', () => {
  const tasks = { running: 3, desired: 4, pending: 1 };

  const room = (
    runtime: WorkloadRuntime,
    row: Omit<Parameters<typeof describeRoom>[0], 'workload'>,
  ) => describeRoom({ workload: { runtime }, ...row });

  it('should say how many more tasks may start', () => {
    const limits = { min: 2, max: 5 };
    expect(
      room('ecs', { tasks, limits, verdict: { headroomTasks: 1 } }),
    ).toEqual({
      words: 'Room to grow: 1 task',
      running: 3,
      desired: 4,
      min: 2,
      max: 5,
      headroomTasks: 1,
    });
    expect(
      room('ecs', { tasks, limits, verdict: { headroomTasks: 0 } }).words,
    ).toBe('No room to grow');
  });

  it('should say of a function how many more invocations it may answer at once', () => {
    const words = (headroomTasks?: number) =>
      room('lambda', { tasks, verdict: { headroomTasks } }).words;
    expect(words(96)).toBe('Room for 96 more at once');
    expect(words(0)).toBe('No room for more at once');
    expect(words()).toBe('Room for more at once: not known');
  });

  it('should say what is not known, and never call it zero', () => {
    expect(room('ecs', { verdict: {} })).toEqual({
      words: 'Room to grow: not known',
    });
    expect(room('ecs', { tasks, limits: null, verdict: {} })).toEqual({
      words: 'Nothing scales it: it keeps the tasks it was given',
      running: 3,
      desired: 4,
    });
  });
});
