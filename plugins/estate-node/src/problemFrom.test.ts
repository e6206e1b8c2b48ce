// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ForwardedError } from '@backstage/errors';
import { problemFrom } from './problemFrom';

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('problemFrom', () => {
  it('should keep the words, and the name of what went wrong', () => {
    expect(
      problemFrom(named('AccessDeniedException', 'not authorized'), ['alarms']),
    ).toEqual({
      kinds: ['alarms'],
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
  });

  it('should look for a name behind what says nothing', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
    });
    const wrapped = new ForwardedError(
      "The role 'reader' cannot be used",
      new Error('wrapper', { cause: refused }),
    );
    expect(problemFrom(wrapped, [])).toMatchObject({
      code: 'ECONNREFUSED',
      message: expect.stringContaining("The role 'reader' cannot be used"),
    });
  });

  it('should make do with an error that says nothing, or that is none', () => {
    const circle = new Error('round');
    circle.cause = circle;
    expect(problemFrom(circle, []).code).toBe('Error');
    expect(problemFrom('just words', []).message).toContain('just words');
  });
});
