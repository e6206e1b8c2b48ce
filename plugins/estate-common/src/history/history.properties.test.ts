// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { arbitraryFacts } from '../__testUtils__/arbitraryFacts';
import { fact } from '../__testUtils__/workloads';
import { verdictStatuses } from '../verdict';
import { happeningsOf } from './Happening';
import { decodeHistory, encodeHistory } from './HistoryColumns';
import type { HistoryPoint } from './HistoryPoint';
import { pointOf } from './pointOf';
import { rollUp } from './rollUp';

const measured = fc.option(fc.integer({ min: 0, max: 100 }), {
  nil: undefined,
});

const minute: fc.Arbitrary<HistoryPoint> = fc
  .record({
    facts: arbitraryFacts,
    status: fc.constantFrom(...verdictStatuses),
    atMaximum: fc.boolean(),
    cpuPercent: measured,
    memoryPercent: measured,
    requestsPerSecond: measured,
    errorPercent: measured,
    latencySeconds: measured,
  })
  .map(({ facts, status, atMaximum, errorPercent, ...metrics }) =>
    pointOf(
      {
        ...facts,
        metrics: fact({
          ...metrics,
          errorRatio: errorPercent && errorPercent / 100,
        }),
      },
      { status, atMaximum },
    ),
  );

/** Without what rounding leaves of sums in another order. */
function rounded(
  point: HistoryPoint | undefined,
): Record<string, number | null> | undefined {
  return (
    point &&
    Object.fromEntries(
      Object.entries(point).map(([measure, value]) => [
        measure,
        value === null ? null : Number(value.toPrecision(9)),
      ]),
    )
  );
}

describe('history', () => {
  it('should roll up in steps to what it rolls up to at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(minute, { maxLength: 6 }), { maxLength: 6 }),
        hours => {
          const inSteps = hours
            .map(rollUp)
            .filter(point => point !== undefined);
          expect(rounded(rollUp(inSteps))).toEqual(
            rounded(rollUp(hours.flat())),
          );
        },
      ),
    );
  });

  it('should leave one point as it is, and make none of nothing', () => {
    fc.assert(
      fc.property(minute, point =>
        expect(rounded(rollUp([point]))).toEqual(rounded(point)),
      ),
    );
    expect(rollUp([])).toBeUndefined();
  });

  it('should not let the order of readings change anything but what was last', () => {
    const byOrder = new Set([
      'desired',
      'running',
      'min',
      'max',
      'healthyTargets',
      'unhealthyTargets',
    ]);
    const others = (point: HistoryPoint | undefined) =>
      point &&
      (Object.fromEntries(
        Object.entries(point).map(([measure, value]) => [
          measure,
          byOrder.has(measure) ? null : value,
        ]),
      ) as HistoryPoint);
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 6 }), points =>
        expect(rounded(others(rollUp(points)))).toEqual(
          rounded(others(rollUp([...points].reverse()))),
        ),
      ),
    );
  });

  it('should count each minute that was read for one status', () => {
    fc.assert(
      fc.property(fc.array(minute, { minLength: 1, maxLength: 9 }), points => {
        const rolled = rollUp(points)!;
        const minutes = verdictStatuses.map(status => rolled[status]!);
        expect(minutes.reduce((sum, each) => sum + each)).toBe(points.length);
      }),
    );
  });

  it('should give back from columns what went in, gaps as gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.option(minute, { nil: undefined })), points => {
        const sent = JSON.parse(JSON.stringify(encodeHistory(points)));
        expect(decodeHistory(sent)).toEqual(points);
      }),
    );
  });

  it('should weigh the share of errors by the requests', () => {
    const at = (requestsPerSecond: number, errorRatio: number) =>
      pointOf(
        { metrics: fact({ requestsPerSecond, errorRatio }) },
        { status: 'healthy', atMaximum: false },
      );
    const rolled = rollUp([at(99, 0), at(1, 1)])!;
    expect(rolled.errors! / rolled.requests!).toBeCloseTo(0.01);
  });

  it('should not take for zero what a reading did not bring', () => {
    const bare = pointOf({}, { status: 'unknown', atMaximum: false });
    const { down, degraded, unknown, idle, healthy, atMaximum, ...rest } = bare;
    expect([down, degraded, unknown, idle, healthy, atMaximum]).toEqual([
      0, 0, 1, 0, 0, 0,
    ]);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });

  it('should tell what happened in the words of the source', () => {
    const at = '2026-10-01T11:00:00.000Z';
    const later = '2026-10-01T11:05:00.000Z';
    const deployment = {
      id: 'ecs-svc/2',
      status: 'PRIMARY',
      createdAt: at,
      updatedAt: later,
      desired: 2,
      running: 1,
      failedTasks: 0,
    } as const;
    expect(
      happeningsOf({
        activities: fact([
          {
            id: 'a1',
            startedAt: at,
            endedAt: later,
            description: 'Setting desired count to 4.',
            cause: 'monitor alarm cpu-high in state ALARM',
            status: 'Successful',
          },
        ]),
        deployments: fact([
          { ...deployment, rollout: 'IN_PROGRESS', image: 'citas:42' },
          { ...deployment, id: 'ecs-svc/1', rollout: 'COMPLETED' },
        ]),
      }),
    ).toEqual([
      {
        id: 'a1',
        kind: 'scaling',
        at,
        endedAt: later,
        what: 'Setting desired count to 4.',
        why: 'monitor alarm cpu-high in state ALARM',
        status: 'Successful',
      },
      {
        id: 'ecs-svc/2',
        kind: 'deployment',
        at,
        what: 'citas:42',
        status: 'IN_PROGRESS',
      },
      {
        id: 'ecs-svc/1',
        kind: 'deployment',
        at,
        endedAt: later,
        what: 'ecs-svc/1',
        status: 'COMPLETED',
      },
    ]);
    expect(happeningsOf({})).toEqual([]);
  });
});
