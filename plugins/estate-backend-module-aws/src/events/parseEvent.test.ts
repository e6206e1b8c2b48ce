// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import fc from 'fast-check';
import { parseEvent } from './parseEvent';

const event = {
  source: 'aws.ecs',
  time: '2026-10-01T12:00:00Z',
  resources: ['arn:aws:ecs:us-east-1:120000000003:service/cabildo-dev/citas'],
  detail: { eventName: 'SERVICE_STEADY_STATE' },
};

describe('parseEvent', () => {
  it('should read an event', () => {
    expect(parseEvent(JSON.stringify(event))).toEqual({
      ...event,
      time: '2026-10-01T12:00:00.000Z',
    });
  });

  it('should do without resources, which alarms on expressions have not', () => {
    const { resources, ...rest } = event;
    expect(parseEvent(JSON.stringify(rest))?.resources).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', '{"source"'],
    ['a list', '[]'],
    ['no source', JSON.stringify({ ...event, source: 1 })],
    ['a time nobody can read', JSON.stringify({ ...event, time: 'soon' })],
    ['no detail', JSON.stringify({ ...event, detail: null })],
  ])('should not take %s for an event', (_, body) => {
    expect(parseEvent(body)).toBeUndefined();
  });

  it('should never fail, whatever the queue holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), body => {
        expect(() => parseEvent(body)).not.toThrow();
      }),
    );
  });
});
