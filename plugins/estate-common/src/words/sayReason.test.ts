// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ago, now } from '../__testUtils__/workloads';
import type { Reason } from '../verdict';
import { sayReason } from './sayReason';

const say = (reason: Omit<Reason, 'status'>) =>
  sayReason({ status: 'degraded', ...reason }, now);

describe('sayReason', () => {
  it('should say a reason with its values and its age', () => {
    expect(
      say({
        code: 'fewer-tasks-than-desired',
        params: { running: 1, desired: 4 },
      }),
    ).toBe('1 of 4 tasks run');
    expect(
      say({
        code: 'stale-facts',
        params: { observedAt: ago(7_300), kinds: 'scaling, targets' },
      }),
    ).toBe('Not seen for 2 hours (scaling, targets)');
  });

  it('should say since when it is at its maximum, where that is known', () => {
    const params = { max: 20 };
    expect(say({ code: 'at-maximum', params })).toBe(
      'At its maximum of 20 tasks',
    );
    expect(
      say({ code: 'at-maximum', params: { ...params, since: ago(60) } }),
    ).toBe('At its maximum of 20 tasks for 1 minute');
  });

  it('should say what an alarm of the stack library watches, and name any other', () => {
    const alarm = (name: string) =>
      say({ code: 'alarm', params: { name, since: ago(0) } });
    expect(alarm('cabildo-citas-prod-latency')).toBe(
      'Alarm “Slow answers” for 0 seconds',
    );
    expect(alarm('nightly-latency')).toBe(
      'Alarm “nightly-latency” for 0 seconds',
    );
  });
});
