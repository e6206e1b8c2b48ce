// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { factKinds, type EstateRow } from '@cabildo/plugin-estate-common';
import {
  coverageOf,
  healthProd,
  observe,
  wellFacts,
} from '../__testUtils__/observations';
import type { ScopeChange } from '../store/types';
import { HistoryRecorder } from './HistoryRecorder';

describe('HistoryRecorder', () => {
  const record = jest.fn();
  const logger = mockServices.logger.mock();
  const readAt = new Date().toISOString();
  const { scaling, ...others } = wellFacts(readAt);

  beforeEach(() => jest.resetAllMocks());

  function recorder(known?: EstateRow['facts']) {
    return new HistoryRecorder({
      store: { record, rollUp: jest.fn(), read: jest.fn() },
      known: () => known && ({ facts: known } as EstateRow),
      staleAfterSeconds: 300,
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

  it('should not judge by a fact that is no longer so', async () => {
    await recorder({ scaling }).record(
      change({ confirmedKinds: [...factKinds] }),
    );
    expect(record.mock.calls[0][0].readings[0].status).toBe('unknown');
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
