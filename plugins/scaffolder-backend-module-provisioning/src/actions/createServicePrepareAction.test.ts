// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import type { Entity } from '@backstage/catalog-model';
import {
  createTestWorld,
  TASK_ID,
  WORKLOAD_SHA256,
  type TestWorld,
} from '../__testUtils__/createTestWorld';

const ACTION = 'cabildo:service:prepare';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'citas',
    namespace: 'default',
    annotations: { 'cabildo.dev/repository': 'health/citas' },
  },
  spec: { type: 'service', owner: 'group:default/interior-permits' },
};

describe('cabildo:service:prepare', () => {
  let world: TestWorld;

  afterEach(() => {
    world.restore();
  });

  function expectNothingMade() {
    expect(world.cloudFormation.commandCalls(CreateChangeSetCommand)).toEqual(
      [],
    );
    expect(world.repositories.published).toEqual([]);
  }

  async function prepare(change: object = {}) {
    return world.run(ACTION, { ...world.example(ACTION, 0), ...change });
  }

  it('should work out a public service with dev and production', async () => {
    world = createTestWorld();
    const { outputs } = await world.run(ACTION, world.example(ACTION, 0));

    expect(outputs).toMatchObject({
      requestId: TASK_ID,
      department: 'health',
      owner: 'group:default/health-appointments',
      system: 'system:default/appointments',
      repository: {
        owner: 'health',
        name: 'citas',
        url: 'http://git.example/health/citas',
        cloneUrl: 'http://git.example/health/citas.git',
        catalogInfoUrl:
          'http://git.example/health/citas/src/branch/main/catalog-info.yaml',
      },
      pipeline: { environmentId: 'health-dev', pipelineName: 'cabildo-citas' },
      domains: {
        dev: 'citas.dev.health.gob.localhost',
        prod: 'citas.health.gob.localhost',
      },
      serviceUrl: 'https://citas.dev.health.gob.localhost',
      library: { version: '1.0.0', sha256: WORKLOAD_SHA256 },
      stacks: {
        delivery: {
          environmentId: 'health-dev',
          stackName: 'cabildo-citas-delivery',
          parameters: {
            ProdAccountId: '130000000003',
            DevPipelineRoleArn: 'cabildo-environment-dev PipelineRoleArn',
          },
          tags: { 'cabildo:environment': 'dev' },
        },
        dev: {
          environmentId: 'health-dev',
          stackName: 'cabildo-citas-dev',
          parameters: { MinTasks: '1', RequestId: TASK_ID },
        },
        prod: {
          environmentId: 'health-prod',
          stackName: 'cabildo-citas-prod',
          tags: { 'cabildo:environment': 'prod' },
        },
      },
    });
    expect(outputs.parameters.dev).toEqual(outputs.stacks.dev.parameters);
    expect(outputs.values).toMatchObject({
      name: 'citas',
      repository: 'health/citas',
      deploy: {
        dev: { Parameters: outputs.parameters.dev, Tags: outputs.tags },
        prod: { Parameters: outputs.parameters.prod },
      },
    });
    expect(outputs.parameters.dev).not.toHaveProperty('ImageUri');
    // Every output is one the schema names.
    expect(
      Object.keys(world.action(ACTION).schema!.output!.properties!).sort(),
    ).toEqual(Object.keys(outputs).sort());
  });

  it('should work out an internal service that is only tried out', async () => {
    world = createTestWorld();
    const { outputs } = await world.run(ACTION, world.example(ACTION, 1));
    expect(outputs.stacks).not.toHaveProperty('prod');
    expect(outputs.system).toBe('system:default/health');
    expect(outputs.parameters.delivery.ProdEnvironmentName).toBe('');
    expect(outputs.parameters.dev.ListenerArn).toBe(
      'cabildo-environment-dev InternalListenerArn',
    );
  });

  it('should change nothing in a dry run either', async () => {
    world = createTestWorld();
    const { outputs } = await world.run(ACTION, world.example(ACTION, 0), {
      isDryRun: true,
    });
    expect(outputs.requestId).toBe(TASK_ID);
    expectNothingMade();
  });

  it.each<[object, RegExp]>([
    [{ name: 'Citas' }, /- name: The name has capital letters/],
    [{ name: '../citas' }, /- name: /],
    [{ name: ['citas'] }, /- name: The name must be text/],
    [{ owner: 'user:default/ana.rojas' }, /- owner: /],
    [{ owner: 'group:default/health' }, /'health' is not a team/],
    [{ owner: 'group:default/ghosts' }, /There is no team 'ghosts'/],
    [{ environments: ['dev', 'moon'] }, /- environments: /],
    [{ tier: 'tier-9' }, /- tier: The size is not known/],
    [{ title: '${{ secrets.x }}' }, /- title: .*template or markup syntax/],
    [{ healthPath: '/../x' }, /- healthPath: /],
  ])('should refuse %j with words for people', async (change, message) => {
    world = createTestWorld();
    await expect(prepare(change)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    expectNothingMade();
  });

  it('should report all fields at once, and that nothing was created', async () => {
    world = createTestWorld();
    await expect(prepare({ name: 'x', language: 'cobol' })).rejects.toThrow(
      /Step 'The step' failed at checking the request; nothing was created; caused by InputError: [^]*- name: [^]*- language: /,
    );
  });

  it('should refuse whoever may not create services', async () => {
    world = createTestWorld({ allowed: false });
    await expect(prepare()).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it("should refuse another department's team", async () => {
    world = createTestWorld();
    await expect(
      prepare({ owner: 'group:default/interior-permits' }),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/members of department 'interior'/),
    });
  });

  it('should refuse a system that does not exist', async () => {
    world = createTestWorld();
    await expect(prepare({ system: 'system:default/moon' })).rejects.toThrow(
      /There is no system 'moon': choose one from the list/,
    );
  });

  it('should let the platform team create for any department', async () => {
    world = createTestWorld({
      ownershipEntityRefs: ['group:default/platform'],
    });
    await expect(prepare()).resolves.toMatchObject({
      outputs: { department: 'health' },
    });
  });

  it('should name the environments when one is not there', async () => {
    world = createTestWorld({
      ownershipEntityRefs: ['group:default/platform'],
    });
    await expect(
      prepare({ owner: 'group:default/interior-permits' }),
    ).rejects.toThrow(
      /Department 'interior' has no environment 'dev': choose from none/,
    );
  });

  describe('when the name is taken', () => {
    it('should name the owner of the component', async () => {
      world = createTestWorld({ entities: [component] });
      await expect(prepare()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /The name 'citas' is taken: a service of 'interior-permits' has it/,
        ),
      });
    });

    it('should name the request of the repository', async () => {
      world = createTestWorld();
      world.repositories.repositories.set('health/citas', {
        requestId: 'request-0',
      });
      await expect(prepare()).rejects.toThrow(/belongs to request request-0/);
    });

    it('should name the owner of the stack', async () => {
      world = createTestWorld();
      world.stacks.set('cabildo-citas-delivery', {
        StackName: 'cabildo-citas-delivery',
        CreationTime: new Date(0),
        StackStatus: 'CREATE_COMPLETE',
        Tags: [
          { Key: 'cabildo:request', Value: 'request-0' },
          { Key: 'cabildo:service', Value: 'citas' },
          { Key: 'cabildo:owner', Value: 'health-labs' },
        ],
      });
      await expect(prepare()).rejects.toThrow(/of 'health-labs'/);
    });
  });

  it('should go on with what it made itself, at the same priority', async () => {
    world = createTestWorld({ entities: [component] });
    world.repositories.repositories.set('health/citas', { requestId: TASK_ID });
    world.stacks.set('cabildo-citas-dev', {
      StackName: 'cabildo-citas-dev',
      CreationTime: new Date(0),
      StackStatus: 'CREATE_COMPLETE',
      Parameters: [
        { ParameterKey: 'ListenerRulePriority', ParameterValue: '777' },
      ],
      Tags: [
        { Key: 'cabildo:request', Value: TASK_ID },
        { Key: 'cabildo:service', Value: 'citas' },
      ],
    });
    const { outputs } = await prepare();
    expect(outputs.parameters.dev.ListenerRulePriority).toBe('777');
    expect(outputs.parameters.prod.ListenerRulePriority).not.toBe('777');
  });

  it('should take no priority that another rule has', async () => {
    world = createTestWorld();
    const first = await prepare();
    const { ListenerRulePriority } = first.outputs.parameters.dev;
    world.loadBalancing.reset();
    world.loadBalancing.onAnyCommand().resolves({
      Rules: [{ Priority: ListenerRulePriority }],
    });
    const second = await prepare();
    expect(second.outputs.parameters.dev.ListenerRulePriority).toBe(
      String(Number(ListenerRulePriority) + 1),
    );
  });
});
