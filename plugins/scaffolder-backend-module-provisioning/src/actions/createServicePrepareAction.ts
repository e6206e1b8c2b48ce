// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { explainFailure } from '../explainFailure';
import type { InitiatorCheck } from '../InitiatorCheck';
import type { ServicePreparation } from '../prepare/ServicePreparation';
import { examples } from './servicePrepare.examples';

/**
 * Checks a request for a service and works out everything the later steps need.
 *
 * @public
 */
export function createServicePrepareAction(options: {
  preparation: ServicePreparation;
  initiator: InitiatorCheck;
}) {
  return createTemplateAction({
    id: 'cabildo:service:prepare',
    description:
      'Checks a request for a service against the rules, the catalogue and the environments, and works out names, parameters and tags. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      // Loose on purpose: the rules answer with a message per field, a schema would answer in its own words first.
      input: {
        name: z => z.any().describe('Name of the service, 3 to 24 characters'),
        title: z => z.any().describe('Title for people'),
        description: z => z.any().optional().describe('What it is for'),
        owner: z => z.any().describe('Entity reference of the owning team'),
        system: z =>
          z.any().optional().describe('Name or entity reference of the system'),
        environments: z =>
          z.any().describe("Environments: ['dev'] or ['dev', 'prod']"),
        language: z => z.any().describe('typescript or python'),
        tier: z => z.any().describe('Size: tier-1 to tier-4'),
        visibility: z => z.any().describe('public or internal'),
        healthPath: z =>
          z.any().describe('Path that the load balancer asks, such as /health'),
      },
      output: {
        requestId: z => z.string().describe('Id of the request: the task'),
        department: z => z.string().describe('Name of the department'),
        owner: z => z.string().describe('Entity reference of the team'),
        system: z => z.string().describe('Entity reference of the system'),
        repository: z =>
          z
            .object({
              owner: z.string(),
              name: z.string(),
              url: z.string(),
              cloneUrl: z.string(),
              catalogInfoUrl: z.string(),
            })
            .describe('The repository to be'),
        repositoryUrl: z => z.string().describe('Page of the repository'),
        stacks: z =>
          z
            .record(z.any())
            .describe(
              'Stacks to be, by delivery, dev and prod: environmentId, stackName, parameters, tags',
            ),
        parameters: z =>
          z
            .record(z.record(z.string()))
            .describe('Parameters of the stacks, by delivery, dev and prod'),
        tags: z =>
          z.record(z.string()).describe('Tags in the first environment'),
        pipeline: z =>
          z
            .object({ environmentId: z.string(), pipelineName: z.string() })
            .describe('The pipeline to be'),
        domains: z => z.record(z.string()).describe('Domains by environment'),
        urls: z => z.record(z.string()).describe('Addresses by environment'),
        serviceUrl: z => z.string().describe('Address in dev'),
        library: z =>
          z
            .object({
              version: z.string(),
              url: z.string(),
              sha256: z.string(),
            })
            .describe('The pinned stack library'),
        values: z =>
          z.record(z.any()).describe('Values for the skeletons of the service'),
      },
    },
    async handler(ctx) {
      const prepared = await explainFailure(
        ctx.step,
        'checking the request; nothing was created',
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
      ctx.logger.info(
        `The request is good: ${prepared.values.name} of ${prepared.owner}, to be at ${prepared.serviceUrl}`,
      );
      for (const [name, value] of Object.entries(prepared)) {
        // Maps go through JSON, which drops what is undefined.
        ctx.output(
          name as keyof typeof prepared,
          JSON.parse(JSON.stringify(value)),
        );
      }
    },
  });
}
