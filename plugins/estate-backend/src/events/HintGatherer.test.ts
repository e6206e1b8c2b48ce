// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { WorkloadHint } from '@cabildo/plugin-estate-node';
import { HintGatherer } from './HintGatherer';

describe('HintGatherer', () => {
  const read = jest.fn<Promise<void>, [WorkloadHint]>();
  let ending: AbortController;
  let gatherer: HintGatherer;

  beforeEach(() => {
    read.mockReset().mockResolvedValue();
    ending = new AbortController();
    gatherer = new HintGatherer({
      read,
      gatherMilliseconds: 1,
      signal: ending.signal,
    });
  });

  it('should make one reading of what comes together', async () => {
    await Promise.all([
      gatherer.take({ workloadIds: ['a'], kinds: ['scaling'] }),
      gatherer.take({ workloadIds: ['a', 'b'], kinds: ['alarms'] }),
      gatherer.take({ workloadIds: ['b'], kinds: ['scaling'] }),
    ]);
    expect(read.mock.calls).toEqual([
      [{ workloadIds: ['a', 'b'], kinds: ['scaling', 'alarms'] }],
    ]);
  });

  it('should read again what came while it was read, one after the other', async () => {
    const order: string[] = [];
    let second: Promise<void> | undefined;
    read.mockImplementation(async ({ kinds }) => {
      order.push(`begins ${kinds}`);
      // It may have changed after the first reading looked.
      second ??= gatherer.take({ workloadIds: ['a'], kinds: ['alarms'] });
      await new Promise(setImmediate);
      order.push(`ends ${kinds}`);
    });
    await gatherer.take({ workloadIds: ['a'], kinds: ['scaling'] });
    await second;
    expect(order).toEqual([
      'begins scaling',
      'ends scaling',
      'begins alarms',
      'ends alarms',
    ]);
  });

  it('should tell who brought a hint that its reading failed, and go on', async () => {
    read.mockRejectedValueOnce(new Error('away'));
    const hint: WorkloadHint = { workloadIds: ['a'], kinds: ['scaling'] };
    await expect(gatherer.take(hint)).rejects.toThrow('away');
    await expect(gatherer.take(hint)).resolves.toBeUndefined();
  });

  it('should take nothing, and finish nothing, when it is over', async () => {
    const hint: WorkloadHint = { workloadIds: ['a'], kinds: ['scaling'] };
    const taken = gatherer.take(hint);
    ending.abort(new Error('the portal stops'));
    await expect(taken).rejects.toThrow();
    await expect(gatherer.take(hint)).rejects.toThrow('the portal stops');
    expect(read).not.toHaveBeenCalled();
  });
});
