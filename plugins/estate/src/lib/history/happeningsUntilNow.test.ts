// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  Happening,
  ScalingActivity,
  WorkloadFacts,
} from '@cabildo/plugin-estate-common';
import { happeningsUntilNow } from './happeningsUntilNow';

const from = '2026-10-01T10:00:00.000Z';
const at = (minute: number) =>
  new Date(Date.parse(from) + minute * 60_000).toISOString();

function activity(id: string, minute: number, endedAt?: string) {
  return {
    id,
    startedAt: at(minute),
    endedAt,
    description: 'Setting desired count to 4.',
    cause: 'monitor alarm cpu-high in state ALARM',
    status: endedAt ? 'Successful' : 'InProgress',
  };
}

const facts = (...value: ScalingActivity[]): WorkloadFacts => ({
  activities: { value, observedAt: at(60) },
});

function happening(id: string, minute: number, endedAt?: string): Happening {
  return {
    id,
    kind: 'scaling',
    at: at(minute),
    endedAt,
    what: 'Setting desired count to 4.',
    status: endedAt ? 'Successful' : 'InProgress',
  };
}

const known = (...happenings: Happening[]) => ({ from, happenings });
const said = (happenings: Happening[]) =>
  happenings.map(({ id, status }) => `${id} ${status}`);

describe('happeningsUntilNow', () => {
  it('should tell once, the newest first, what the history and the facts know', () => {
    const happenings = happeningsUntilNow(
      known(happening('a1', 1, at(2)), happening('a2', 5)),
      facts(activity('a3', 9), activity('a2', 5, at(6))),
    );
    expect(said(happenings)).toEqual([
      'a3 InProgress',
      'a2 Successful',
      'a1 Successful',
    ]);
  });

  it('should not take back that something ended', () => {
    const happenings = happeningsUntilNow(
      known(happening('a1', 1, at(2))),
      facts(activity('a1', 1)),
    );
    expect(said(happenings)).toEqual(['a1 Successful']);
  });

  it('should not tell of what was before', () => {
    expect(happeningsUntilNow(known(), facts(activity('a1', -1)))).toEqual([]);
    expect(happeningsUntilNow(known(), {})).toEqual([]);
  });
});
