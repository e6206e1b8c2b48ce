// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CallBudgets, familyOf, rateOf } from './CallBudgets';

describe('familyOf', () => {
  it.each([
    ['ECS', 'DescribeServices', 'ecs', 20, 100],
    ['ECS', 'ListTasks', 'ecs', 20, 100],
    [
      'Elastic Load Balancing v2',
      'DescribeTargetHealth',
      'load-balancing',
      10,
      40,
    ],
    ['CloudWatch', 'DescribeAlarms', 'cloudwatch-alarms', 9, 9],
    ['CloudWatch', 'DescribeAlarmHistory', 'cloudwatch-alarms', 9, 9],
    ['CloudWatch', 'GetMetricData', 'cloudwatch-data', 50, 50],
    ['SQS', 'ReceiveMessage', 'queues', 50, 100],
    ['Lambda', 'GetFunctionConcurrency', 'functions', 15, 15],
    ['CodePipeline', 'GetPipelineState', 'other:CodePipeline', 5, 10],
    ['STS', 'AssumeRole', 'other:STS', 5, 10],
  ])(
    'should put %s %s into %s at %d/s, burst %d',
    (service, operation, family, perSecond, burst) => {
      expect(familyOf({ service, operation })).toBe(family);
      expect(rateOf(family)).toEqual({ perSecond, burst });
    },
  );
});

describe('CallBudgets', () => {
  it('should keep accounts and Regions apart', async () => {
    jest.useFakeTimers();
    const budgets = new CallBudgets();
    const target = {
      accountId: '120000000003',
      region: 'us-east-1',
      service: 'CodePipeline',
      operation: 'GetPipelineState',
    };
    for (let call = 0; call < 10; call += 1) {
      await budgets.acquire(target);
    }

    let eleventh = 'waits';
    budgets.acquire(target).then(() => {
      eleventh = 'went through';
    });
    await budgets.acquire({ ...target, accountId: '120000000004' });
    await budgets.acquire({ ...target, region: 'sa-east-1' });
    expect(eleventh).toBe('waits');

    await jest.advanceTimersByTimeAsync(200);
    expect(eleventh).toBe('went through');
    jest.useRealTimers();
  });
});
