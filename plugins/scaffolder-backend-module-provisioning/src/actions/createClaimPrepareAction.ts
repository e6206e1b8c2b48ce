// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { explainFailure } from '../explainFailure';
import type { InitiatorCheck } from '../InitiatorCheck';
import type { ClaimPreparation } from '../prepare/ClaimPreparation';
import { examples } from './claimPrepare.examples';

/**
 * Checks a claim to a service that runs already and that the catalogue does not
 * have.
 *
 * @public
 */
export function createClaimPrepareAction(options: {
  preparation: ClaimPreparation;
  initiator: InitiatorCheck;
}) {
  return createTemplateAction({
    id: 'cabildo:claim:prepare',
    description:
      'Checks a claim to a service that runs already against the rules, the catalogue and the Git host, and works out its entry. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      // Loose on purpose: the rules answer with a message per field, a schema would answer in its own words first.
      input: {
        name: z => z.any().describe('Name of the service, as its tag has it'),
        title: z => z.any().describe('Title for people'),
        description: z => z.any().optional().describe('What it is for'),
        owner: z => z.any().describe('Entity reference of the owning team'),
        system: z =>
          z.any().optional().describe('Name or entity reference of the system'),
      },
      output: {
        requestId: z => z.string().describe('Id of the request: the task'),
        repository: z =>
          z
            .object({ owner: z.string(), name: z.string() })
            .describe('The repository to be'),
        repositoryUrl: z => z.string().describe('Page of the repository'),
        values: z => z.record(z.any()).describe('Values for the skeleton'),
      },
    },
    async handler(ctx) {
      const prepared = await explainFailure(
        ctx.step,
        'checking the claim; nothing was created',
        async () => {
          await options.initiator.requirePermission(ctx);
          return options.preparation.prepare(ctx.input, {
            requestId: ctx.task.id,
            credentials: await ctx.getInitiatorCredentials(),
            requireDepartment: department =>
              options.initiator.requireDepartment(ctx, department),
            signal: ctx.signal,
          });
        },
      );
      const { requestId, repository, repositoryUrl, values } = prepared;
      ctx.logger.info(
        `The claim is good: ${values.name} will be of ${values.owner}`,
      );
      ctx.output('requestId', requestId);
      ctx.output('repository', repository);
      ctx.output('repositoryUrl', repositoryUrl);
      ctx.output('values', values);
    },
  });
}
