// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { exportCalls } from './exportCalls';

describe('exportCalls', () => {
  it('should tell each collection of metrics what was called until then', () => {
    const metrics = metricsServiceMock.mock();
    const addCallback = jest.fn();
    metrics.createObservableCounter.mockReturnValue({
      addCallback,
      removeCallback: jest.fn(),
    });
    let calls = 1;
    exportCalls(metrics, () => [
      {
        accountId: '120000000003',
        region: 'us-east-1',
        operation: 'ECS ListServices',
        calls,
      },
      {
        clusterId: 'national',
        environmentIds: ['health-prod'],
        operation: 'Kubernetes watch pods',
        calls: 2,
      },
    ]);
    calls = 7;
    const observe = jest.fn();
    addCallback.mock.calls[0][0]({ observe });
    expect(observe.mock.calls).toEqual([
      [
        7,
        {
          account: '120000000003',
          region: 'us-east-1',
          operation: 'ECS ListServices',
        },
      ],
      [2, { cluster: 'national', operation: 'Kubernetes watch pods' }],
    ]);
  });
});
