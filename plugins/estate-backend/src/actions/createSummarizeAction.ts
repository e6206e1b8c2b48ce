// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  countWorkloads,
  summarizeBy,
  verdictStatuses,
} from '@cabildo/plugin-estate-common';
import { READ_ONLY, type EstateActionOptions } from './types';

/** Registers `estate:summarize`: what the estate amounts to, in all and by department or system. */
export function createSummarizeAction(options: EstateActionOptions): void {
  const { actionsRegistry, estate } = options;
  actionsRegistry.register({
    name: 'summarize',
    title: 'Summarize the estate',
    description:
      'Counts workloads by status, those at their maximum, running tasks and requests a second, in all and by department or system. Only what the caller may see is counted. Figures that are absent are not known. Where not all accounts are fresh, say so with the counts.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          by: z
            .enum(['department', 'system'])
            .default('department')
            .describe('By what it is summed up.'),
        }),
      output: z => {
        const counts = z.object({
          workloads: z.number(),
          byStatus: z.object(
            Object.fromEntries(
              verdictStatuses.map(status => [status, z.number()]),
            ),
          ),
          atMaximum: z.number(),
          running: z
            .number()
            .optional()
            .describe('Tasks that run, as far as known.'),
          requestsPerSecond: z
            .number()
            .optional()
            .describe('As far as measured.'),
        });
        return z.object({
          asOf: z.string().describe('When the snapshot was put together.'),
          total: counts.extend({
            accounts: z.number(),
            accountsFresh: z
              .number()
              .describe('Accounts that were read in full lately.'),
            oldestFactAt: z.string().optional(),
          }),
          groups: z.array(
            counts.extend({
              name: z
                .string()
                .optional()
                .describe('Absent for workloads that have none.'),
            }),
          ),
        });
      },
    },
    action: async ({ input, credentials }) => {
      const { rows, totals, generatedAt } = await estate.snapshot({
        credentials,
      });
      return {
        output: {
          asOf: generatedAt,
          total: { ...countWorkloads(rows), ...totals },
          groups: summarizeBy(rows, input.by),
        },
      };
    },
  });
}
