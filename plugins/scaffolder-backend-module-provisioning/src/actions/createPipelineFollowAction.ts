// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { PipelineOperations } from '@cabildo/plugin-provisioning-node';
import { explainFailure } from '../explainFailure';
import type { InitiatorCheck } from '../InitiatorCheck';
import { examples } from './pipelineFollow.examples';

/**
 * Follows the first run of a service's pipeline.
 *
 * @public
 */
export function createPipelineFollowAction(options: {
  pipelines: PipelineOperations;
  initiator: InitiatorCheck;
}) {
  const { pipelines, initiator } = options;
  return createTemplateAction({
    id: 'cabildo:pipeline:follow',
    description:
      'Follows the run of a commit through a pipeline until a stage ends, and starts one when none runs.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        environmentId: z =>
          z.string().describe('Id of the environment that has the pipeline'),
        pipelineName: z => z.string().describe('Name of the pipeline'),
        untilStage: z => z.string().describe('Name of the stage, such as Dev'),
        commit: z => z.string().describe('Commit whose run is meant'),
      },
      output: {
        executionId: z => z.string().describe('Id of the run'),
        url: z => z.string().describe('Page of the run in the AWS console'),
        status: z => z.string().describe('Status of the stage'),
      },
    },
    async handler(ctx) {
      const { environmentId, pipelineName, untilStage, commit } = ctx.input;
      await explainFailure(ctx.step, `pipeline '${pipelineName}'`, async () => {
        const environment = await initiator.requireEnvironment(
          ctx,
          environmentId,
        );
        if (ctx.isDryRun) {
          ctx.logger.info(
            `Would follow ${
              commit || 'the first commit'
            } through ${pipelineName} until ${untilStage}`,
          );
          ctx.output('executionId', '');
          ctx.output('url', '');
          ctx.output('status', '');
          return;
        }
        await pipelines.requireDepartment(environment, pipelineName);
        const followed = await pipelines.follow({
          environment,
          pipelineName,
          untilStage,
          commit,
          sessionName: ctx.user?.ref ?? 'cabildo',
          onLine: line => ctx.logger.info(line),
          signal: ctx.signal,
        });
        ctx.output('executionId', followed.executionId);
        ctx.output('url', followed.url);
        ctx.output('status', followed.status);
      });
    },
  });
}
