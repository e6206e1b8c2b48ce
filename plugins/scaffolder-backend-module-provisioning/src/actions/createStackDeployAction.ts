// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { AwsService } from '@cabildo/plugin-aws-node';
import type { StackOperations } from '@cabildo/plugin-provisioning-node';
import { checkStackInput } from '../checkStackInput';
import { explainFailure } from '../explainFailure';
import type { InitiatorCheck } from '../InitiatorCheck';
import { examples } from './stackDeploy.examples';

/**
 * Creates or updates one of a service's stacks.
 *
 * @public
 */
export function createStackDeployAction(options: {
  aws: AwsService;
  stacks: StackOperations;
  initiator: InitiatorCheck;
}) {
  const { aws, stacks, initiator } = options;
  return createTemplateAction({
    id: 'cabildo:stack:deploy',
    description:
      'Creates or updates a stack of the stack library, once per request, and writes its events to the log. A stack of another request is refused.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        environmentId: z =>
          z.string().describe('Id of the environment, such as health-dev'),
        stackName: z => z.string().describe('Name of the stack'),
        template: z =>
          z
            .enum(['delivery', 'workload'])
            .describe('Root of the stack library'),
        parameters: z =>
          z.record(z.string()).describe('Parameters of the stack'),
        tags: z =>
          z.record(z.string()).describe('Tags, with the ownership tags'),
      },
      output: {
        stackId: z => z.string().describe('ARN of the stack'),
        outputs: z => z.record(z.string()).describe('Outputs of the stack'),
      },
    },
    async handler(ctx) {
      const { environmentId, stackName, template, parameters, tags } =
        ctx.input;
      await explainFailure(ctx.step, `stack '${stackName}'`, async () => {
        const environment = await initiator.requireEnvironment(
          ctx,
          environmentId,
        );
        const library = aws.stackLibrary();
        checkStackInput(ctx.input, { environment, library, task: ctx.task });
        if (ctx.isDryRun) {
          const found = await stacks.findOwn({ environment, stackName, tags });
          ctx.logger.info(
            `Would ${
              found ? 'update' : 'create'
            } stack ${stackName} in account ${environment.accountId} (${
              environment.region
            })`,
          );
          ctx.output('stackId', '');
          ctx.output('outputs', found?.outputs ?? {});
          return;
        }
        const { ExecutionRoleArn } = await stacks.environmentOutputs(
          environment,
          { signal: ctx.signal },
        );
        const { stackId, outputs } = await stacks.deploy({
          environment,
          stackName,
          templateUrl: `${library.url}/${template}.yaml`,
          parameters,
          tags,
          executionRoleArn: ExecutionRoleArn,
          sessionName: ctx.user?.ref ?? 'cabildo',
          onLine: line => ctx.logger.info(line),
          signal: ctx.signal,
        });
        ctx.output('stackId', stackId);
        ctx.output('outputs', outputs);
      });
    },
  });
}
