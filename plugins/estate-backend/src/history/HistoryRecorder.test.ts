// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  factKinds,
  type EstateRow,
  type FactKind,
} from '@cabildo/plugin-estate-common';
import {
  coverageOf,
  healthProd,
  observe,
  wellFacts,
  workloadIn,
} from '../__testUtils__/observations';
import type { ScopeChange } from '../store/types';
import { HistoryRecorder } from './HistoryRecorder';

describe('HistoryRecorder', () => {
  const record = jest.fn();
  const recordHappenings = jest.fn();
  const logger = mockServices.logger.mock();
  const readAt = new Date().toISOString();
  const workload = workloadIn(healthProd, 'citas');
  const verdict = { status: 'degraded', atMaximum: true };
  const { scaling, ...others } = wellFacts(readAt);

  beforeEach(() => jest.resetAllMocks());

  function recorder(known?: EstateRow['facts']) {
    return new HistoryRecorder({
      store: { record, recordHappenings, rollUp: jest.fn(), read: jest.fn() },
      known: () =>
        new Map(
          known ? [[workload.id, { workload, verdict, facts: known }]] : [],
        ) as Map<string, EstateRow>,
      staleAfterSeconds: 300,
      seldom: { kindsOf: () => ['range', 'certificate'], everySeconds: 3600 },
      logger,
    });
  }

  function change(kinds: Partial<ScopeChange> = {}): ScopeChange {
    return {
      coverage: coverageOf(healthProd, readAt),
      observations: [observe(healthProd, 'citas', others)],
      confirmedKinds: [],
      inventoryComplete: true,
      ...kinds,
    };
  }

  it('should remember the verdict that a reader was told, and of figures only what was read', async () => {
    await recorder({ scaling }).record(change());
    expect(record).toHaveBeenCalledWith({
      readAt: new Date(readAt),
      readings: [
        expect.objectContaining({
          status: 'healthy',
          point: expect.objectContaining({ desired: null, max: 4, healthy: 1 }),
        }),
      ],
    });
  });

  it('should remember limits that are seldom read, as long as they hold', async () => {
    const { range, certificate, ...often } = wellFacts(readAt);
    const readBefore = (seconds: number) => ({
      range: {
        value: { min: 2, max: 6, policies: [] },
        observedAt: new Date(Date.now() - seconds * 1000).toISOString(),
      },
      certificate: { value: undefined, observedAt: readAt },
    });
    const observations = [observe(healthProd, 'citas', often)];
    await recorder(readBefore(3000)).record(change({ observations }));
    await recorder(readBefore(4000)).record(change({ observations }));
    const message = 'denied';
    const problems = [
      { kinds: ['range'] as FactKind[], code: 'Denied', message },
    ];
    await recorder(readBefore(3000)).record(
      change({
        observations,
        coverage: { ...coverageOf(healthProd, readAt), problems },
      }),
    );
    const [held, late, failed] = record.mock.calls.map(
      ([{ readings }]) => readings[0],
    );
    expect(held).toMatchObject({
      status: 'healthy',
      point: { min: 2, max: 6 },
    });
    expect(late.status).toBe('unknown');
    expect(failed.point).toMatchObject({ min: null, max: null });
  });

  it('should remember what a function may have at once, though it is seldom read', async () => {
    const metrics = {
      value: { requestsSeries: [1], concurrency: 3 },
      observedAt: readAt,
    };
    const observation = observe(healthProd, 'citas', { metrics });
    const lambda = { ...observation.workload, runtime: 'lambda' as const };
    const sweep = new HistoryRecorder({
      store: { record, recordHappenings, rollUp: jest.fn(), read: jest.fn() },
      known: () =>
        new Map([
          [
            lambda.id,
            {
              workload: lambda,
              verdict,
              facts: {
                concurrency: {
                  value: {
                    reserved: 5,
                    accountLimit: 1000,
                    accountUnreserved: 900,
                  },
                  observedAt: readAt,
                },
              },
            },
          ],
        ]) as unknown as Map<string, EstateRow>,
      staleAfterSeconds: 300,
      seldom: { kindsOf: () => ['concurrency'], everySeconds: 3600 },
      logger,
    });
    await sweep.record(
      change({ observations: [{ ...observation, workload: lambda }] }),
    );
    const [[{ readings }]] = record.mock.calls;
    expect(readings[0]).toMatchObject({
      status: 'healthy',
      point: { desired: 3, max: 5 },
    });
  });

  it('should not judge by a fact that is no longer so', async () => {
    await recorder({ scaling }).record(
      change({ confirmedKinds: [...factKinds] }),
    );
    expect(record.mock.calls[0][0].readings[0].status).toBe('unknown');
  });

  it('should remember the tasks of what is heard instead of read, and no load that is old', async () => {
    const old = new Date(Date.now() - 600_000).toISOString();
    const known = {
      scaling,
      range: { value: { min: 1, max: 2, policies: [] }, observedAt: old },
      metrics: { value: { cpuPercent: 5 }, observedAt: old },
    };
    const now = new Date();
    await recorder(known).recordHeard(['health-prod'], now);
    expect(record).toHaveBeenCalledWith({
      readAt: now,
      readings: [
        expect.objectContaining({
          status: 'degraded',
          point: expect.objectContaining({
            degraded: 1,
            atMaximum: 1,
            desired: 2,
            max: 2,
            cpuPercent: null,
          }),
        }),
      ],
    });
    await recorder(known).recordHeard(['interior-prod'], now);
    await recorder({
      ...known,
      scaling: { ...scaling!, observedAt: old },
    }).recordHeard(['health-prod'], now);
    expect(
      record.mock.calls.slice(1).map(([{ readings }]) => readings),
    ).toEqual([[], []]);
  });

  it('should remember what an event made known to have happened', async () => {
    const happened = { id: 'a1', kind: 'scaling', status: 'Successful' };
    const observation = observe(healthProd, 'citas', {
      activities: {
        observedAt: readAt,
        value: [
          {
            id: 'a1',
            startedAt: readAt,
            description: 'Setting desired count to 4.',
            cause: 'monitor alarm cpu-high in state ALARM',
            status: 'Successful',
          },
        ],
      },
    });
    await recorder().recordHint({
      sourceId: 'fake',
      environmentId: 'health-prod',
      readAt,
      missingIds: [],
      observations: [observation],
    });
    expect(recordHappenings).toHaveBeenCalledWith([
      {
        workloadId: workload.id,
        happenings: [expect.objectContaining(happened)],
      },
    ]);
    expect(record).not.toHaveBeenCalled();
  });

  it('should log what could not be remembered, and let the sweep go on', async () => {
    record.mockRejectedValue(new Error('disk full'));
    await recorder().record(change());
    expect(logger.error).toHaveBeenCalledWith(
      "What was read of 'health-prod' could not be added to its history",
      expect.objectContaining({ message: 'disk full' }),
    );
  });
});
