// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mockAwsService } from '@cabildo/plugin-aws-node/testUtils';
import { toHints, toldKinds } from './toHints';

const environments = mockAwsService().environments();
const [dev, prod] = environments;
const citas = 'ecs:120000000003:us-east-1:cabildo-dev/citas';
const citasInProd = 'ecs:130000000003:us-east-1:cabildo-prod/citas';

function hintsOf(
  source: string,
  detail: Record<string, unknown>,
  resources: string[] = [],
  environment = dev,
) {
  return toHints(
    { source, detail, resources, time: '2026-10-01T12:00:00.000Z' },
    environment,
    environments,
  );
}

describe('toHints', () => {
  it('should ask for all that moves with a task', () => {
    const task =
      'arn:aws:ecs:us-east-1:120000000003:task/cabildo-dev/0123456789abcdef';
    const [{ environmentId, hint }] = hintsOf(
      'aws.ecs',
      { group: 'service:citas', lastStatus: 'STOPPED' },
      [task],
    );
    expect(environmentId).toBe('health-dev');
    expect(hint.workloadIds).toEqual([citas]);
    expect(hint.kinds).toEqual(
      expect.arrayContaining(['scaling', 'stoppedTasks', 'targets']),
    );
  });

  it('should know the service of a deployment by its ARN', () => {
    const [{ hint }] = hintsOf(
      'aws.ecs',
      { eventName: 'SERVICE_DEPLOYMENT_FAILED' },
      ['arn:aws:ecs:us-east-1:120000000003:service/cabildo-dev/citas'],
    );
    expect(hint.workloadIds).toEqual([citas]);
    expect(hint.kinds).toContain('deployments');
  });

  it('should find the service that reached its maximum', () => {
    const [{ hint }] = hintsOf('aws.application-autoscaling', {
      resourceId: 'service/cabildo-dev/citas',
      scaledToMax: true,
    });
    expect(hint.workloadIds).toEqual([citas]);
    expect(hint.kinds).toEqual(expect.arrayContaining(['activities']));
  });

  it.each([
    ['cabildo-citas-prod-server-errors', 'citas'],
    ['cabildo-citas-prod-at-maximum', 'citas'],
    // A service may be named like an environment.
    ['cabildo-citas-prod-api-prod-latency', 'citas-prod-api'],
  ])('should know whose the alarm %s is', (alarmName, name) => {
    const [{ hint }] = hintsOf('aws.cloudwatch', { alarmName }, [], prod);
    expect(hint).toEqual({
      workloadIds: [`ecs:130000000003:us-east-1:cabildo-prod/${name}`],
      kinds: ['alarms', 'metrics'],
    });
  });

  it('should not say that silence tells of a pipeline, which another queue tells of', () => {
    expect(toldKinds).not.toContain('pipeline');
  });

  it('should ask for the pipeline in every environment that it delivers to', () => {
    expect(hintsOf('aws.codepipeline', { pipeline: 'cabildo-citas' })).toEqual([
      {
        environmentId: 'health-dev',
        hint: { workloadIds: [citas], kinds: ['pipeline'] },
      },
      {
        environmentId: 'health-prod',
        hint: { workloadIds: [citasInProd], kinds: ['pipeline'] },
      },
    ]);
  });

  it.each<[string, string, Record<string, unknown>, string[]]>([
    ['a task by hand', 'aws.ecs', { group: 'family:tool' }, ['arn:task/a/b']],
    ['an alarm of somebody else', 'aws.cloudwatch', { alarmName: 'disk' }, []],
    ['an alarm without a name', 'aws.cloudwatch', {}, []],
    ['a foreign pipeline', 'aws.codepipeline', { pipeline: 'legacy' }, []],
    [
      'a table that scaled',
      'aws.application-autoscaling',
      { resourceId: 'table/x' },
      [],
    ],
    ['another source', 'aws.s3', { group: 'service:citas' }, []],
  ])('should ask for nothing after %s', (_, source, detail, resources) => {
    expect(hintsOf(source, detail, resources)).toEqual([]);
  });
});
