// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { explainFailure } from '../explainFailure';
import type { InitiatorCheck } from '../InitiatorCheck';
import type { EntityRegistration } from '../register/EntityRegistration';
import { examples } from './entityRegister.examples';

/**
 * Brings a service's entity into the catalogue.
 *
 * @public
 */
export function createEntityRegisterAction(options: {
  registration: EntityRegistration;
  initiator: InitiatorCheck;
}) {
  return createTemplateAction({
    id: 'cabildo:entity:register',
    description:
      'Registers a catalog-info.yaml unless it is registered, has it read, and waits until its entity is in the catalogue.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        catalogInfoUrl: z =>
          z.string().describe('Address of the catalog-info.yaml'),
      },
      output: {
        entityRef: z => z.string().describe('Entity reference of the service'),
        catalogInfoUrl: z => z.string().describe('The same address'),
      },
    },
    async handler(ctx) {
      const { catalogInfoUrl } = ctx.input;
      await explainFailure(
        ctx.step,
        `the catalogue entry ${catalogInfoUrl}`,
        async () => {
          await options.initiator.requirePermission(ctx);
          ctx.output('catalogInfoUrl', catalogInfoUrl);
          if (ctx.isDryRun) {
            ctx.logger.info(`Would register ${catalogInfoUrl}`);
            return;
          }
          const entityRef = await options.registration.register(
            catalogInfoUrl,
            {
              credentials: await ctx.getInitiatorCredentials(),
              onLine: line => ctx.logger.info(line),
              signal: ctx.signal,
            },
          );
          ctx.output('entityRef', entityRef);
        },
      );
    },
  });
}
