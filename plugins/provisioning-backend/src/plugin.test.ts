// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CodePipelineClient,
  PutApprovalResultCommand,
} from '@aws-sdk/client-codepipeline';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockAwsServiceFactory } from '@cabildo/plugin-aws-node/testUtils';
import { mockClient } from 'aws-sdk-client-mock';
import request from 'supertest';
import { provisioningPlugin } from './plugin';

const codePipeline = mockClient(CodePipelineClient);
const cloudFormation = mockClient(CloudFormationClient);

/** Tags of the stack that made the pipeline. */
function pipelineBelongsTo(department: string | undefined) {
  cloudFormation
    .on(DescribeStacksCommand, { StackName: 'cabildo-citas-delivery' })
    .resolves({
      Stacks: [
        {
          StackName: 'cabildo-citas-delivery',
          CreationTime: new Date(0),
          StackStatus: 'CREATE_COMPLETE',
          Outputs: [
            { OutputKey: 'PipelineName', OutputValue: 'cabildo-citas' },
          ],
          Tags: department
            ? [{ Key: 'cabildo:department', Value: department }]
            : [],
        },
      ],
    });
}

function group(name: string, type: string, parent?: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type, parent, children: [] },
  };
}

const entities = [
  group('health', 'department'),
  group('health-appointments', 'team', 'health'),
  group('interior', 'department'),
  group('interior-permits', 'team', 'interior'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'citas', namespace: 'default' },
    spec: { type: 'service', owner: 'group:default/interior-permits' },
  },
];

const ana = [
  'user:default/ana.rojas',
  'group:default/health-appointments',
  'group:default/health',
];

const answer = {
  environmentId: 'health-dev',
  pipelineName: 'cabildo-citas',
  stageName: 'Approve',
  actionName: 'Approve',
  token: '3f0f1c3e-0000-4000-8000-000000000000',
  decision: 'approved',
  comment: 'Checked with the ministry',
};

describe('provisioningPlugin', () => {
  const approvedAt = new Date('2026-01-02T03:04:05Z');
  let auditor: ReturnType<typeof mockServices.auditor.mock>;
  let auditorEvent: { success: jest.Mock; fail: jest.Mock };

  beforeEach(() => {
    codePipeline.reset();
    codePipeline.on(PutApprovalResultCommand).resolves({ approvedAt });
    pipelineBelongsTo('health');
    auditorEvent = {
      success: jest.fn(async () => {}),
      fail: jest.fn(async () => {}),
    };
    auditor = mockServices.auditor.mock({
      createEvent: jest.fn(async () => auditorEvent),
    });
  });

  async function start(options?: {
    ownershipEntityRefs?: string[];
    allowed?: boolean;
  }) {
    const { server } = await startTestBackend({
      features: [
        provisioningPlugin,
        mockAwsServiceFactory(),
        catalogServiceMock.factory({ entities }),
        auditor.factory,
        mockServices.permissions.factory({
          result:
            options?.allowed === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/ana.rojas',
            ownershipEntityRefs: options?.ownershipEntityRefs ?? ana,
          }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            permission: {
              departments: { platform: ['group:default/platform'] },
            },
          },
        }),
      ],
    });
    return {
      get: (path: string) =>
        request(server)
          .get(`/api/provisioning${path}`)
          .set(
            'Authorization',
            mockCredentials.user.header('user:default/ana.rojas'),
          ),
      post: (path: string, body: object) =>
        request(server)
          .post(`/api/provisioning${path}`)
          .set(
            'Authorization',
            mockCredentials.user.header('user:default/ana.rojas'),
          )
          .send(body),
      anonymous: () =>
        request(server)
          .post('/api/provisioning/approvals')
          .set('Authorization', mockCredentials.none.header())
          .send(answer),
      service: () =>
        request(server)
          .post('/api/provisioning/approvals')
          .set('Authorization', mockCredentials.service.header())
          .send(answer),
    };
  }

  describe('POST /approvals', () => {
    it('should answer in the name of the person and record it', async () => {
      const api = await start();
      const response = await api.post('/approvals', answer);

      expect(response.body).toEqual({ decidedAt: approvedAt.toISOString() });
      expect(response.status).toBe(200);
      expect(
        codePipeline.commandCalls(PutApprovalResultCommand)[0].args[0].input,
      ).toEqual({
        pipelineName: 'cabildo-citas',
        stageName: 'Approve',
        actionName: 'Approve',
        token: answer.token,
        result: { status: 'Approved', summary: answer.comment },
      });
      const { token, ...meta } = answer;
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({ eventId: 'approval-decide', meta }),
      );
      expect(auditorEvent.success).toHaveBeenCalled();
    });

    it('should say that it has been answered already, in the words of AWS', async () => {
      codePipeline.on(PutApprovalResultCommand).rejects(
        Object.assign(new Error('The approval token is no longer valid'), {
          name: 'InvalidApprovalTokenException',
        }),
      );
      const api = await start();
      const response = await api.post('/approvals', answer);
      expect(response.status).toBe(409);
      expect(response.body.error.message).toMatch(
        /has been answered or has expired; AWS says "The approval token is no longer valid"/,
      );
      expect(auditorEvent.fail).toHaveBeenCalled();
    });

    it.each<[string, Parameters<typeof start>[0], string | undefined]>([
      ['whoever may not decide at all', { allowed: false }, 'health'],
      [
        "another department's people",
        { ownershipEntityRefs: ['group:default/interior'] },
        'health',
      ],
      ['a pipeline of another department', {}, 'interior'],
      ['a pipeline nobody marked', {}, undefined],
      [
        'a foreign pipeline even to the platform team',
        { ownershipEntityRefs: ['group:default/platform'] },
        'interior',
      ],
    ])('should refuse %s and record it', async (_, options, department) => {
      pipelineBelongsTo(department);
      const api = await start(options);
      const response = await api.post('/approvals', answer);
      expect(response.status).toBe(403);
      expect(codePipeline.commandCalls(PutApprovalResultCommand)).toEqual([]);
      expect(auditorEvent.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    });

    it('should let the platform team answer for every department', async () => {
      const api = await start({
        ownershipEntityRefs: ['group:default/platform'],
      });
      expect((await api.post('/approvals', answer)).status).toBe(200);
    });

    it.each<[string, object]>([
      ['an unknown decision', { decision: 'maybe' }],
      ['a token that is none', { token: '../x' }],
      ['a comment that is too long', { comment: 'x'.repeat(513) }],
      ['no comment', { comment: undefined }],
      ['a pipeline that is a path', { pipelineName: '../x' }],
      ['something more', { roleArn: 'arn:aws:iam::1:role/admin' }],
    ])('should refuse %s as bad input', async (_, change) => {
      const api = await start();
      const response = await api.post('/approvals', { ...answer, ...change });
      expect(response.status).toBe(400);
      expect(codePipeline.calls()).toEqual([]);
    });

    it('should not know an environment that is not configured', async () => {
      const api = await start();
      const response = await api.post('/approvals', {
        ...answer,
        environmentId: 'health-moon',
      });
      expect(response.status).toBe(404);
    });

    it('should act for nobody but people who signed in', async () => {
      const api = await start();
      expect((await api.anonymous()).status).toBe(401);
      expect((await api.service()).status).toBe(403);
    });
  });

  describe('POST /checks/service-name', () => {
    it.each([
      ['lab-results', { ok: true }],
      [
        'citas',
        { ok: false, message: "The name 'citas' is taken: choose another." },
      ],
      [
        'Citas',
        {
          ok: false,
          message: 'The name has capital letters: use lower case only.',
        },
      ],
    ])('should check %s', async (name, expected) => {
      const api = await start();
      const response = await api.post('/checks/service-name', { name });
      expect(response.body).toEqual(expected);
    });

    it('should tell those who may not create nothing about names', async () => {
      const api = await start({ allowed: false });
      const response = await api.post('/checks/service-name', {
        name: 'citas',
      });
      expect(response.status).toBe(403);
    });
  });

  describe('GET /options', () => {
    it('should offer the own teams and their environments', async () => {
      const api = await start();
      const { body } = await api.get('/options');
      expect(body).toEqual({
        teams: [
          {
            entityRef: 'group:default/health-appointments',
            title: 'health-appointments',
            department: 'health',
          },
        ],
        environments: [
          { id: 'health-dev', name: 'dev', department: 'health' },
          { id: 'health-prod', name: 'prod', department: 'health' },
        ],
        tiers: expect.arrayContaining([
          expect.objectContaining({ id: 'tier-1', minTasks: 2, maxTasks: 4 }),
        ]),
      });
    });

    it('should offer a stranger nothing', async () => {
      const api = await start({ ownershipEntityRefs: [] });
      const { body } = await api.get('/options');
      expect(body).toMatchObject({ teams: [], environments: [] });
    });
  });
});
