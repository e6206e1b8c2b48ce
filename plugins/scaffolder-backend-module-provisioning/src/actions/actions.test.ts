// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CreateChangeSetCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CodePipelineClient,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
} from '@aws-sdk/client-codepipeline';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { mockClient } from 'aws-sdk-client-mock';
import {
  createTestWorld,
  TASK_ID,
  type TestWorld,
} from '../__testUtils__/createTestWorld';

describe('the steps after the first', () => {
  const workspace = createMockDirectory();
  let world: TestWorld;
  let steps: Record<string, { output: Record<string, any> }>;

  beforeEach(async () => {
    workspace.clear();
    world = createTestWorld();
    const { outputs } = await world.run(
      'cabildo:service:prepare',
      world.example('cabildo:service:prepare', 0),
    );
    steps = {
      prepare: { output: outputs },
      publish: {
        output: {
          commit: 'c0ffee',
          catalogInfoUrl: outputs.repository.catalogInfoUrl,
        },
      },
    };
  });

  afterEach(() => {
    world.restore();
  });

  function example(id: string, index = 0) {
    return world.example(id, index, steps) as Record<string, any>;
  }

  describe('cabildo:provenance:write', () => {
    const id = 'cabildo:provenance:write';

    it('should record template, library, request, parameters and every file', async () => {
      await mkdir(path.join(workspace.path, 'deploy'));
      await writeFile(
        path.join(workspace.path, 'deploy/library.json'),
        '{"version":"1.0.0"}',
      );
      await writeFile(path.join(workspace.path, 'README.md'), 'abc');
      await symlink('/etc/passwd', path.join(workspace.path, 'link'));

      const run = () =>
        world.run(id, example(id), { workspacePath: workspace.path });
      await run();
      const file = path.join(workspace.path, '.cabildo/provenance.json');
      const text = await readFile(file, 'utf8');
      expect(JSON.parse(text)).toEqual({
        template: 'template:default/container-service',
        libraryVersion: '1.0.0',
        request: TASK_ID,
        parameters: { name: 'citas', tier: 'tier-1' },
        files: {
          'README.md':
            'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
          'deploy/library.json': expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });

      // The same again, or a second run would look like a change.
      await run();
      expect(await readFile(file, 'utf8')).toBe(text);
    });
  });

  describe('cabildo:repository:publish', () => {
    const id = 'cabildo:repository:publish';

    it('should publish in the name of the person', async () => {
      const { outputs } = await world.run(id, example(id), {
        workspacePath: workspace.path,
      });
      expect(outputs).toEqual({
        remoteUrl: 'http://git.example/health/citas',
        cloneUrl: 'http://git.example/health/citas.git',
        commit: 'c0ffee',
        catalogInfoUrl:
          'http://git.example/health/citas/src/branch/main/catalog-info.yaml',
      });
      expect(world.repositories.published).toEqual([
        expect.objectContaining({
          owner: 'health',
          name: 'citas',
          requestId: TASK_ID,
          directory: workspace.path,
          branch: 'main',
          author: { name: 'ana.rojas', email: 'ana.rojas@noreply.invalid' },
        }),
      ]);
    });

    it('should make nothing in a dry run', async () => {
      const { outputs } = await world.run(id, example(id), { isDryRun: true });
      expect(outputs.remoteUrl).toBe('http://git.example/health/citas');
      expect(world.repositories.published).toEqual([]);
    });

    it.each<[string, object, string]>([
      ["another's request", { requestId: 'request-0' }, 'NotAllowedError'],
      ["another's department", { owner: 'interior' }, 'NotAllowedError'],
      ['a bad name', { name: '../x' }, 'InputError'],
      ['a folder outside', { sourcePath: '../..' }, 'NotAllowedError'],
    ])('should refuse %s', async (_, change, name) => {
      await expect(
        world.run(
          id,
          { ...example(id), ...change },
          { workspacePath: workspace.path },
        ),
      ).rejects.toMatchObject({ name });
      expect(world.repositories.published).toEqual([]);
    });
  });

  describe('cabildo:stack:deploy', () => {
    const id = 'cabildo:stack:deploy';

    it.each([
      [0, 'workload', 'cabildo-citas-dev'],
      [1, 'delivery', 'cabildo-citas-delivery'],
    ])(
      'should deploy example %d, the %s',
      async (index, template, stackName) => {
        const { outputs, lines } = await world.run(id, example(id, index));
        expect(outputs).toEqual({
          stackId: expect.stringContaining(stackName),
          outputs: { StackName: stackName },
        });
        expect(lines[0]).toBe(`Creating stack ${stackName}`);
        expect(
          world.cloudFormation.commandCalls(CreateChangeSetCommand)[0].args[0]
            .input,
        ).toMatchObject({
          StackName: stackName,
          TemplateURL: `https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks/1.0.0/${template}.yaml`,
          RoleARN: 'cabildo-environment-dev ExecutionRoleArn',
        });
      },
    );

    it('should do nothing the second time', async () => {
      await world.run(id, example(id));
      const { lines } = await world.run(id, example(id));
      expect(lines).toEqual([
        'Stack cabildo-citas-dev is as it should be: nothing to do',
      ]);
      expect(
        world.cloudFormation.commandCalls(ExecuteChangeSetCommand),
      ).toHaveLength(1);
    });

    it('should make nothing in a dry run', async () => {
      const { lines } = await world.run(id, example(id), { isDryRun: true });
      expect(lines).toEqual([
        'Would create stack cabildo-citas-dev in account 120000000003 (us-east-1)',
      ]);
      expect(world.cloudFormation.commandCalls(CreateChangeSetCommand)).toEqual(
        [],
      );
      expect(
        world.cloudFormation.commandCalls(ExecuteChangeSetCommand),
      ).toEqual([]);
    });

    it.each<[string, (input: any) => object, string, RegExp]>([
      [
        "another's request in the tags",
        input => ({ tags: { ...input.tags, 'cabildo:request': 'request-0' } }),
        'NotAllowedError',
        /may not act for request 'request-0'/,
      ],
      [
        'a stack that is not the service’s',
        () => ({ stackName: 'cabildo-environment-dev' }),
        'InputError',
        /stackName is 'cabildo-environment-dev' and must be 'cabildo-citas-dev'/,
      ],
      [
        'another department in the tags',
        input => ({
          tags: { ...input.tags, 'cabildo:department': 'interior' },
        }),
        'InputError',
        /cabildo:department' is 'interior' and must be 'health'/,
      ],
      [
        'templates from elsewhere',
        input => ({
          parameters: {
            ...input.parameters,
            LibraryUrl: 'https://evil.example/stacks/1.0.0',
          },
        }),
        'InputError',
        /parameter LibraryUrl is 'https:\/\/evil/,
      ],
      [
        'an environment that is not there',
        () => ({ environmentId: 'health-moon' }),
        'NotFoundError',
        /No environment is configured/,
      ],
    ])('should refuse %s', async (_, change, name, message) => {
      const input = example(id);
      await expect(
        world.run(id, { ...input, ...change(input) }),
      ).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
      expect(world.cloudFormation.commandCalls(CreateChangeSetCommand)).toEqual(
        [],
      );
    });

    it('should refuse another department altogether', async () => {
      const input = example(id);
      world.restore();
      world = createTestWorld({
        ownershipEntityRefs: ['group:default/interior'],
      });
      await expect(world.run(id, input)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it('should say which step failed at which stack', async () => {
      world.cloudFormation
        .on(CreateChangeSetCommand)
        .rejects(new Error('Parameter validation failed'));
      await expect(world.run(id, example(id))).rejects.toThrow(
        /^Step 'The step' failed at stack 'cabildo-citas-dev'; caused by .*Parameter validation failed/,
      );
    });
  });

  describe('cabildo:pipeline:follow', () => {
    const id = 'cabildo:pipeline:follow';
    const codePipeline = mockClient(CodePipelineClient);

    beforeEach(() => {
      codePipeline.reset();
      codePipeline.on(ListPipelineExecutionsCommand).resolves({
        pipelineExecutionSummaries: [
          {
            pipelineExecutionId: 'r1',
            status: 'InProgress',
            sourceRevisions: [{ actionName: 'Source', revisionId: 'c0ffee' }],
          },
        ],
      });
      codePipeline.on(GetPipelineStateCommand).resolves({
        stageStates: [
          {
            stageName: 'Dev',
            latestExecution: {
              pipelineExecutionId: 'r1',
              status: 'Succeeded',
            },
          },
        ],
      });
      world.pipelineBelongsTo('health');
    });

    it('should follow the commit to dev', async () => {
      const { outputs } = await world.run(id, example(id));
      expect(outputs).toEqual({
        executionId: 'r1',
        status: 'Succeeded',
        url: expect.stringContaining('/pipelines/cabildo-citas/executions/r1/'),
      });
    });

    it('should only say what it would do in a dry run', async () => {
      const { lines } = await world.run(id, example(id), { isDryRun: true });
      expect(lines).toEqual([
        'Would follow c0ffee through cabildo-citas until Dev',
      ]);
      expect(codePipeline.calls()).toEqual([]);
    });

    it("should refuse a pipeline that is not the department's", async () => {
      world.pipelineBelongsTo('interior');
      await expect(world.run(id, example(id))).rejects.toThrow(
        /The pipeline 'cabildo-citas' belongs to department 'interior'/,
      );
    });
  });

  describe('cabildo:entity:register', () => {
    const id = 'cabildo:entity:register';
    const target =
      'http://git.example/health/citas/src/branch/main/catalog-info.yaml';
    const entity = (origin = target) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'citas',
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-origin-location': `url:${origin}`,
        },
      },
      spec: { owner: 'group:default/interior-permits' },
    });

    /** A catalogue that shows an entity some looks after its registration. */
    function catalogShowsAfter(looks: number, exists = false) {
      let registered = exists;
      let left = looks;
      world.catalog.addLocation.mockImplementation(async ({ dryRun }) => {
        const known = registered;
        registered ||= !dryRun;
        return {
          location: {
            id: '1',
            type: 'url',
            target,
            entityRef: 'location:default/generated',
          },
          entities: [entity()],
          exists: known,
        };
      });
      world.catalog.getEntityByRef.mockImplementation(async () => {
        left -= registered ? 1 : 0;
        return registered && left < 0 ? entity() : undefined;
      });
    }

    it('should register and wait until the entity is there', async () => {
      catalogShowsAfter(3);
      const { outputs } = await world.run(id, example(id));
      expect(outputs).toEqual({
        entityRef: 'component:default/citas',
        catalogInfoUrl: target,
      });
      expect(
        world.catalog.addLocation.mock.calls.map(([request]) => request.dryRun),
      ).toEqual([true, undefined]);
      expect(world.catalog.refreshEntity).toHaveBeenCalledWith(
        'component:default/citas',
        expect.anything(),
      );
    });

    it('should register once', async () => {
      catalogShowsAfter(0, true);
      const { lines } = await world.run(id, example(id));
      expect(lines[0]).toBe(`${target} is registered already`);
      expect(world.catalog.addLocation).toHaveBeenCalledTimes(1);
    });

    it('should name who has the entity from elsewhere', async () => {
      catalogShowsAfter(0);
      world.catalog.getEntityByRef.mockResolvedValue(
        entity('http://git.example/other'),
      );
      await expect(world.run(id, example(id))).rejects.toThrow(
        /'component:default\/citas' from url:http:\/\/git\.example\/other, owned by 'group:default\/interior-permits'/,
      );
      expect(world.catalog.addLocation).toHaveBeenCalledTimes(1);
    });

    it('should register nothing in a dry run', async () => {
      await world.run(id, example(id), { isDryRun: true });
      expect(world.catalog.addLocation).not.toHaveBeenCalled();
    });
  });
});
