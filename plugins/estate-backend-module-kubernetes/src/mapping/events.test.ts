// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { rawAutoscaler, rawEvent, rawPod } from '../__testUtils__/rawObjects';
import { parseAutoscaler, parseEvent, parsePod } from '../client/parseObjects';
import { ownerOfEvent, ownerOfPod } from './ownerOf';
import { toActivities } from './toActivities';
import { toEvents } from './toEvents';

describe('toActivities', () => {
  const rescale = (change: Parameters<typeof rawEvent>[2] = {}) =>
    parseEvent(
      rawEvent('HorizontalPodAutoscaler', 'citas-hpa', {
        reason: 'SuccessfulRescale',
        message: 'New size: 4; reason: cpu above target',
        ...change,
      }),
    );

  it('should take each telling of an Event for an activity', () => {
    const first = toActivities([rescale()], []);
    const second = toActivities(
      [rescale({ count: 2, at: '2026-03-02T09:30:00Z' })],
      first,
    );
    expect(second.map(({ startedAt }) => startedAt)).toEqual([
      '2026-03-02T09:30:00.000Z',
      '2026-03-02T09:00:00.000Z',
    ]);
  });

  it('should say why scaling failed', () => {
    expect(
      toActivities(
        [
          rescale({
            reason: 'FailedRescale',
            message:
              'New size: 4; reason: cpu above target; error: exceeded quota',
          }),
        ],
        [],
      )[0],
    ).toMatchObject({ status: 'Failed', statusMessage: 'exceeded quota' });
  });

  it('should leave out what is no scaling', () => {
    expect(
      toActivities([parseEvent(rawEvent('Deployment', 'citas'))], []),
    ).toEqual([]);
  });
});

describe('toEvents', () => {
  it('should tell the newest ten, the newest first', () => {
    const told = toEvents(
      Array.from({ length: 12 }, (_, index) =>
        parseEvent(
          rawEvent('Deployment', 'citas', {
            id: String(index),
            at: `2026-03-02T09:${10 + index}:00Z`,
          }),
        ),
      ),
    );
    expect(told).toHaveLength(10);
    expect(told[0]).toEqual({
      id: 'uid-of-event-11/1',
      at: '2026-03-02T09:21:00.000Z',
      message:
        'ScalingReplicaSet (Deployment citas): Scaled up replica set to 2',
    });
  });
});

describe('ownerOf', () => {
  it('should find the Deployment of a Pod, and none of another kind', () => {
    expect(ownerOfPod(parsePod(rawPod('citas')))).toEqual({
      namespace: 'health',
      name: 'citas',
    });
    const raw = rawPod('citas');
    raw.metadata.ownerReferences = [{ kind: 'StatefulSet', name: 'citas' }];
    expect(ownerOfPod(parsePod(raw))).toBeUndefined();
  });

  it.each([
    ['Deployment', 'mis-citas'],
    ['ReplicaSet', 'mis-citas-5d8'],
    ['Pod', 'mis-citas-5d8-aaaaa'],
    ['HorizontalPodAutoscaler', 'any-name'],
  ])(
    'should find the Deployment that an Event of a %s is about',
    (kind, name) => {
      const autoscaler = parseAutoscaler(rawAutoscaler('mis-citas'));
      expect(
        ownerOfEvent(parseEvent(rawEvent(kind, name)), () => autoscaler)?.name,
      ).toBe('mis-citas');
    },
  );
});
