// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { describeRoom } from './describeRoom';

describe('describeRoom', () => {
  const tasks = { running: 3, desired: 4, pending: 1 };

  it('should say how many more tasks may start', () => {
    expect(
      describeRoom(tasks, { min: 2, max: 5 }, { headroomTasks: 1 }),
    ).toEqual({
      words: 'Room to grow: 1 task',
      running: 3,
      desired: 4,
      min: 2,
      max: 5,
      headroomTasks: 1,
    });
    expect(
      describeRoom(tasks, { min: 2, max: 4 }, { headroomTasks: 0 }).words,
    ).toBe('No room to grow');
  });

  it('should say what is not known, and never call it zero', () => {
    expect(describeRoom(undefined, undefined, {})).toEqual({
      words: 'Room to grow: not known',
    });
    expect(describeRoom(tasks, null, {})).toEqual({
      words: 'Nothing scales it: it keeps the tasks it was given',
      running: 3,
      desired: 4,
    });
  });
});
