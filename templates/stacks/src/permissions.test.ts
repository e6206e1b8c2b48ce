// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EXAMPLE_VALUES } from './exampleValues.ts';
import { allowedActions, policyStatements } from './policies.ts';
import { portalCalls } from './portalCalls.ts';
import { render } from './render.ts';
import { libraryTemplates } from './template.ts';

const templates = libraryTemplates('1.0.0');
const statements = policyStatements(templates);
const allowed = statements.filter(statement => statement.effect === 'Allow');

function readFixture<T>(name: string): T {
  return JSON.parse(
    readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'),
  ) as T;
}

/** Resource types of each action, from the service authorization reference; none means it knows only `*`. */
const actionResources = readFixture<Record<string, string[]>>(
  'actionResources.json',
);
const handlerPermissions = readFixture<Record<string, string[]>>(
  'handlerPermissions.json',
);

const EXECUTION = [
  'environment/access.yaml#ExecutionDeliveryPolicy',
  'environment/access.yaml#ExecutionRolesPolicy',
  'environment/access.yaml#ExecutionWorkloadPolicy',
];

/** Actions that are allowed on `*` although they know resources, and why. */
const WIDE_ON_PURPOSE: Record<string, string> = {
  'cloudwatch:DescribeAlarms': 'leaves composite alarms out when narrowed',
  'cloudwatch:GetMetricData': 'metrics outside datasets have no resource',
  'ecs:ListTasks': 'container instances, which Fargate has not',
};

/** Permissions that the providers name and the library's resources never use. */
const NOT_NEEDED: Record<string, string> = {
  'acm-pca:GetCertificate': 'no private certificate authority',
  'acm-pca:IssueCertificate': 'no private certificate authority',
  'cloudformation:ListStacks': 'list handler, no part of a stack operation',
  'cognito-idp:DescribeUserPoolClient': 'no rule authenticates with Cognito',
  'firehose:TagDeliveryStream': 'no log group delivers to Firehose',
  'iam:AttachGroupPolicy': 'policies are for roles only',
  'iam:AttachUserPolicy': 'policies are for roles only',
  'iam:DeleteRolePermissionsBoundary': 'the boundary must stay',
  'iam:DetachGroupPolicy': 'policies are for roles only',
  'iam:DetachUserPolicy': 'policies are for roles only',
  'iam:ListPolicies': 'list handler, no part of a stack operation',
  'iam:ListRoles': 'list handler, no part of a stack operation',
  'iam:PutRolePolicy': 'no role has inline policies',
  'lambda:DeleteProvisionedConcurrencyConfig': 'only ECS services scale',
  'lambda:GetProvisionedConcurrencyConfig': 'only ECS services scale',
  'lambda:PutProvisionedConcurrencyConfig': 'only ECS services scale',
  'logs:CreateLogDelivery': 'no log group delivers elsewhere',
  'logs:DeleteDataProtectionPolicy': 'no data protection policy',
  'logs:DeleteIndexPolicy': 'no field index',
  'logs:DeleteResourcePolicy': 'no resource policy in service stacks',
  'logs:PutBearerTokenAuthentication': 'no bearer tokens',
  'logs:PutDataProtectionPolicy': 'no data protection policy',
  'logs:PutIndexPolicy': 'no field index',
  'logs:PutLogGroupDeletionProtection': 'kept by the deletion policy instead',
  'logs:PutResourcePolicy': 'no resource policy in service stacks',
  's3:REST.PUT.OBJECT': 'no action of IAM',
};

/** Permissions that no provider names, and what needs them. */
const NEEDED_BESIDES: Record<string, string> = {
  'cloudformation:CreateChangeSet': 'nested change sets',
  'cloudformation:DeleteChangeSet': 'nested change sets',
  'cloudformation:DescribeChangeSet': 'nested change sets',
  'cloudformation:DescribeStackEvents': 'reasons of nested failures',
  'cloudformation:DescribeStackResources': 'reasons of nested failures',
  'cloudformation:ExecuteChangeSet': 'nested change sets',
  'cloudformation:TagResource': 'tags of nested stacks',
  'cloudformation:UntagResource': 'tags of nested stacks',
  'codebuild:BatchGetProjects': 'AWS::CodeBuild::Project names none',
  'codebuild:CreateProject': 'AWS::CodeBuild::Project names none',
  'codebuild:DeleteProject': 'AWS::CodeBuild::Project names none',
  'codebuild:UpdateProject': 'AWS::CodeBuild::Project names none',
  'codeconnections:PassConnection': 'the newer name of codestar-connections',
  'elasticloadbalancing:AddListenerCertificates':
    'AWS::ElasticLoadBalancingV2::ListenerCertificate names none',
  'elasticloadbalancing:DescribeListenerCertificates':
    'AWS::ElasticLoadBalancingV2::ListenerCertificate names none',
  'elasticloadbalancing:DescribeListeners':
    'AWS::ElasticLoadBalancingV2::ListenerCertificate names none',
  'elasticloadbalancing:RemoveListenerCertificates':
    'AWS::ElasticLoadBalancingV2::ListenerCertificate names none',
  'ec2:DescribeSecurityGroupRules': 'rules of a security group',
  's3:GetObject': 'templates of nested stacks',
};

/** What AWS asks of who deploys besides the calls themselves. */
const NEEDED_TO_DEPLOY: Record<string, string> = {
  'cloudformation:TagResource': 'tags of a change set',
  'cloudformation:UntagResource': 'tags of a change set',
  'iam:PassRole': 'the execution role of a change set',
  's3:GetObject': 'the template of a change set, fetched for its caller',
};

describe('policies', () => {
  it('write every allowed action out', () => {
    const wild = allowed.filter(
      statement =>
        statement.hasNotAction ||
        statement.actions.some(action => action.includes('*')),
    );
    assert.deepEqual(wild, []);
  });

  it('list actions sorted and once', () => {
    for (const statement of allowed) {
      assert.deepEqual(
        statement.actions,
        [...new Set(statement.actions)].sort(),
        statement.where,
      );
    }
  });

  it('name actions that exist', () => {
    const unknown = allowed
      .flatMap(statement => statement.actions)
      .filter(action => !(action in actionResources));
    assert.deepEqual(unknown, []);
  });

  it('allow on everything only what knows no resource', () => {
    const wide = allowed
      .filter(
        statement =>
          statement.isIdentityPolicy &&
          // A boundary grants nothing: its role's policies name the resources.
          !statement.where.endsWith('#ExecutionBoundary') &&
          statement.resources.includes('*'),
      )
      .flatMap(statement => statement.actions)
      .filter(
        action =>
          (actionResources[action] ?? []).length > 0 &&
          !(action in WIDE_ON_PURPOSE),
      );
    assert.deepEqual(wide, []);
  });

  it('fit into a managed policy', () => {
    for (const { path, template } of templates) {
      for (const [id, resource] of Object.entries(template.Resources)) {
        if (resource.Type === 'AWS::IAM::ManagedPolicy') {
          const document = render(
            resource.Properties?.PolicyDocument,
            EXAMPLE_VALUES,
          );
          const size = JSON.stringify(document).length;
          // The limit of IAM, without white space.
          assert.ok(size <= 6144, `${path}#${id} has ${size} characters`);
        }
      }
    }
  });

  it('explain each action that is wide on purpose', () => {
    const used = new Set(allowed.flatMap(statement => statement.actions));
    assert.deepEqual(
      Object.keys(WIDE_ON_PURPOSE).filter(action => !used.has(action)),
      [],
    );
  });
});

describe('execution role', () => {
  const granted = allowedActions(statements, ...EXECUTION);
  const needed = new Set(Object.values(handlerPermissions).flat());

  it('may do what the providers of its resource types need', () => {
    const missing = [...needed].filter(
      action => !granted.includes(action) && !(action in NOT_NEEDED),
    );
    assert.deepEqual(missing, []);
  });

  it('may do nothing else', () => {
    const surplus = granted.filter(
      action => !needed.has(action) && !(action in NEEDED_BESIDES),
    );
    assert.deepEqual(surplus, []);
    assert.deepEqual(
      granted.filter(action => action in NOT_NEEDED),
      [],
    );
  });

  it('has a boundary that is exactly the sum of its policies', () => {
    assert.deepEqual(
      allowedActions(statements, 'environment/access.yaml#ExecutionBoundary'),
      granted,
    );
  });

  it('covers every resource type of delivery and workload', () => {
    const types = new Set(
      templates
        .filter(({ path }) => !path.startsWith('environment'))
        .flatMap(({ template }) => Object.values(template.Resources))
        .map(resource => resource.Type),
    );
    assert.deepEqual([...types].sort(), Object.keys(handlerPermissions));
  });
});

describe('roles of the portal', () => {
  const calls = portalCalls();

  it('are used by its code', () => {
    assert.ok(calls.reader.includes('ecs:DescribeServices'));
    assert.ok(calls.deployer.includes('cloudformation:ExecuteChangeSet'));
  });

  it('let it read exactly what its code reads', () => {
    assert.deepEqual(
      allowedActions(statements, 'environment/access.yaml#ReaderPolicy'),
      calls.reader,
    );
  });

  it('let it deploy exactly what its code deploys', () => {
    const granted = allowedActions(
      statements,
      'environment/access.yaml#DeployerPolicy',
    );
    assert.deepEqual(
      granted.filter(action => !(action in NEEDED_TO_DEPLOY)),
      calls.deployer,
    );
    assert.deepEqual(
      Object.keys(NEEDED_TO_DEPLOY).filter(action => !granted.includes(action)),
      [],
    );
  });

  it('are taken with an identity that may do nothing else', () => {
    assert.deepEqual(calls.portal, ['s3:GetObject', 'sts:AssumeRole']);
  });
});

describe('role of pipelines', () => {
  const own = allowed.filter(
    ({ where }) => where === 'environment/access.yaml#PipelinePolicy',
  );

  it('may read why a nested stack failed, and do nothing else to it', () => {
    const nested = own.filter(({ resources }) =>
      JSON.stringify(resources).includes('-${EnvironmentName}-*/*'),
    );
    assert.deepEqual(
      nested.flatMap(({ actions }) => actions),
      ['cloudformation:DescribeStackEvents'],
    );
  });
});

describe('roles', () => {
  const roles = templates.flatMap(({ path, template }) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === 'AWS::IAM::Role')
      .map(([id, resource]) => ({
        where: `${path}#${id}`,
        properties: resource.Properties ?? {},
      })),
  );

  it('have a boundary and no inline policies', () => {
    assert.ok(roles.length > 0);
    for (const role of roles) {
      assert.ok(role.properties.PermissionsBoundary, role.where);
      assert.equal(role.properties.Policies, undefined, role.where);
    }
  });

  it('of the portal trust the platform account with its secret and nobody else', () => {
    for (const id of ['ReaderRole', 'DeployerRole']) {
      const role = roles.find(
        ({ where }) => where === `environment/access.yaml#${id}`,
      );
      const trust = role?.properties.AssumeRolePolicyDocument as {
        Statement: Record<string, unknown>[];
      };
      assert.equal(trust.Statement.length, 1);
      assert.deepEqual(trust.Statement[0].Principal, {
        AWS: {
          'Fn::Sub': 'arn:${AWS::Partition}:iam::${PlatformAccountId}:root',
        },
      });
      assert.deepEqual(trust.Statement[0].Condition, {
        StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
      });
    }
  });

  it('are handed over to named services only', () => {
    for (const statement of allowed) {
      if (statement.actions.includes('iam:PassRole')) {
        assert.deepEqual(statement.actions, ['iam:PassRole'], statement.where);
        assert.ok(
          statement.condition?.StringEquals?.['iam:PassedToService'],
          statement.where,
        );
        assert.ok(!statement.resources.includes('*'), statement.where);
      }
    }
  });

  it('that read change nothing but the queue that they are heard through', () => {
    const changing = allowed
      .filter(({ where }) => where === 'environment/access.yaml#ReaderPolicy')
      .filter(({ actions }) =>
        actions.some(action => !/:(Describe|Get|List)/.test(action)),
      );
    assert.deepEqual(
      changing.map(({ actions, resources }) => ({ actions, resources })),
      [
        {
          actions: [
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:GetQueueUrl',
            'sqs:ReceiveMessage',
          ],
          resources: [
            {
              'Fn::Sub':
                'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:cabildo-${EnvironmentName}-events',
            },
          ],
        },
      ],
    );
  });

  it('that deploy take templates of the library, and leave environments alone', () => {
    const own = statements.filter(
      ({ where }) => where === 'environment/access.yaml#DeployerPolicy',
    );
    const WRITES = ['CreateChangeSet', 'CreateStack', 'UpdateStack'].map(
      name => `cloudformation:${name}`,
    );
    assert.deepEqual(
      own
        .filter(({ effect }) => effect === 'Allow')
        .flatMap(({ actions }) => actions)
        .filter(action => WRITES.includes(action)),
      ['cloudformation:CreateChangeSet'],
    );
    for (const statement of own.filter(({ effect }) => effect === 'Allow')) {
      if (statement.actions.some(action => WRITES.includes(action))) {
        assert.ok(
          statement.condition?.StringLikeIfExists?.[
            'cloudformation:TemplateUrl'
          ],
        );
      }
    }
    const denied = own.find(({ effect }) => effect === 'Deny');
    assert.match(
      JSON.stringify(denied?.resources),
      /stack\/cabildo-environment-/,
    );
    for (const action of WRITES) {
      assert.ok(denied?.actions.includes(action), action);
    }
  });
});
