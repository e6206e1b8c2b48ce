// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { ConfigReader } from '@backstage/config';
import { mockClient } from 'aws-sdk-client-mock';
import { DefaultAwsService } from './DefaultAwsService';

const sts = mockClient(STSClient);

const config = new ConfigReader({
  aws: {
    mainAccount: { accessKeyId: 'AKIAPORTAL', secretAccessKey: 'secret' },
  },
  cabildo: {
    environments: {
      'health-dev': {
        name: 'dev',
        department: 'health',
        accountId: '120000000003',
        region: 'us-east-1',
        externalId: 'external-id',
        domain: 'dev.health.gob.localhost',
      },
    },
  },
});

describe('DefaultAwsService', () => {
  let server: Server;
  let answers: { status: number; body: object }[];
  let requests: { authorization: string; userAgent: string }[];

  beforeEach(async () => {
    answers = [];
    requests = [];
    server = createServer((request, response) => {
      requests.push({
        authorization: request.headers.authorization ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      });
      request.resume();
      const { status, body } = answers.shift() ?? {
        status: 200,
        body: { clusterArns: [] },
      };
      response.writeHead(status, {
        'content-type': 'application/x-amz-json-1.1',
      });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;

    sts.reset();
    let session = 0;
    sts.on(AssumeRoleCommand).callsFake(async () => {
      session += 1;
      return {
        Credentials: {
          AccessKeyId: `ASIASESSION${session}`,
          SecretAccessKey: 'secret',
          SessionToken: 'token',
          Expiration: new Date(Date.now() + 60 * 60 * 1000),
        },
      };
    });
  });

  afterEach(async () => {
    jest.useRealTimers();
    delete process.env.AWS_ENDPOINT_URL;
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  function reader(service: DefaultAwsService, sessionName?: string) {
    return service.client(ECSClient, {
      environment: service.environment('health-dev'),
      role: 'reader',
      sessionName,
    });
  }

  it('should name an environment that does not exist', () => {
    const service = DefaultAwsService.fromConfig(config);
    expect(() => service.environment('health-moon')).toThrow(
      "No environment is configured with id 'health-moon'",
    );
  });

  it('should assume the role with its external id, once for all calls', async () => {
    const service = DefaultAwsService.fromConfig(config);
    await Promise.all([
      reader(service).send(new ListClustersCommand({})),
      reader(service).send(new ListClustersCommand({})),
    ]);

    expect(
      sts.commandCalls(AssumeRoleCommand).map(c => c.args[0].input),
    ).toEqual([
      {
        RoleArn: 'arn:aws:iam::120000000003:role/cabildo-dev-reader',
        ExternalId: 'external-id',
        RoleSessionName: 'cabildo',
      },
    ]);
    expect(requests).toHaveLength(2);
    expect(requests[0].authorization).toContain('ASIASESSION1');
    expect(requests[0].userAgent).toContain('cabildo');
  });

  it('should act in the name of the person', async () => {
    const service = DefaultAwsService.fromConfig(config);
    await service
      .client(ECSClient, {
        environment: service.environment('health-dev'),
        role: 'deployer',
        sessionName: 'user:default/ana.rojas',
      })
      .send(new ListClustersCommand({}));

    expect(sts.commandCalls(AssumeRoleCommand)[0].args[0].input).toMatchObject({
      RoleArn: 'arn:aws:iam::120000000003:role/cabildo-dev-deployer',
      RoleSessionName: 'ana.rojas',
    });
  });

  it('should keep clients per class, role and session', () => {
    const service = DefaultAwsService.fromConfig(config);
    expect(reader(service)).toBe(reader(service));
    expect(reader(service, 'ana')).not.toBe(reader(service));
  });

  it('should renew a session before it ends', async () => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });
    const service = DefaultAwsService.fromConfig(config);
    await reader(service).send(new ListClustersCommand({}));
    jest.setSystemTime(Date.now() + 50 * 60 * 1000);
    await reader(service).send(new ListClustersCommand({}));
    expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(1);

    jest.setSystemTime(Date.now() + 6 * 60 * 1000);
    await reader(service).send(new ListClustersCommand({}));
    expect(sts.commandCalls(AssumeRoleCommand)).toHaveLength(2);
    expect(requests[2].authorization).toContain('ASIASESSION2');
  });

  it('should say which role cannot be used, in the words of AWS', async () => {
    sts.on(AssumeRoleCommand).rejects(new Error('User is not authorized'));
    const service = DefaultAwsService.fromConfig(config);
    await expect(
      reader(service).send(new ListClustersCommand({})),
    ).rejects.toThrow(
      /role\/cabildo-dev-reader' cannot be used: the platform team must .*; caused by .*User is not authorized/,
    );
  });

  it('should count every attempt', async () => {
    answers = [
      {
        status: 500,
        body: { __type: 'ServerException', message: 'try again' },
      },
      { status: 200, body: { clusterArns: [] } },
    ];
    const service = DefaultAwsService.fromConfig(config);
    await reader(service).send(new ListClustersCommand({}));

    expect(service.calls()).toEqual([
      {
        accountId: '120000000003',
        region: 'us-east-1',
        service: 'ECS',
        operation: 'ListClusters',
        calls: 2,
      },
    ]);
  });

  it('should let a caller who waits for the budget leave', async () => {
    const service = DefaultAwsService.fromConfig(config);
    const client = reader(service);
    const controller = new AbortController();
    const calls = Array.from({ length: 150 }, () =>
      client.send(new ListClustersCommand({}), {
        abortSignal: controller.signal,
      }),
    );
    const settled = Promise.allSettled(calls);
    await calls[0];
    controller.abort(new Error('no longer wanted'));

    const results = await settled;
    expect(results.filter(r => r.status === 'rejected').length).toBeGreaterThan(
      40,
    );
    expect(requests.length).toBeLessThanOrEqual(105);
  });
});
