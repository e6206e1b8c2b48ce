// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { sayReason, summarize } from '@cabildo/plugin-estate-common';
import { describeRoom } from './describeRoom';
import { roomSchema } from './roomSchema';
import { READ_ONLY, SOURCES_WORDS, type EstateActionOptions } from './types';

/** Registers `estate:get-workload`: one workload with all that its page shows. */
export function createGetWorkloadAction(options: EstateActionOptions): void {
  const { actionsRegistry, estate } = options;
  actionsRegistry.register({
    name: 'get-workload',
    title: 'Get a workload',
    description: `Says how one workload is, with every reason in words, how much room it has to grow, and the facts this rests on with the time each was true: tasks, scaling, deployments, stopped tasks, targets, alarms, pipeline, certificate, measurements. A kind of facts that is absent is not known. ${SOURCES_WORDS}`,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          id: z
            .string()
            .min(1)
            .describe('Id of the workload, as list-workloads gives it.'),
        }),
      output: z =>
        z.object({
          workload: z.record(z.unknown()).describe('What it is.'),
          entityRef: z
            .string()
            .optional()
            .describe('Its Component in the catalogue.'),
          status: z.string(),
          needsAttention: z.boolean(),
          atMaximum: z.boolean(),
          reasons: z.array(
            z.object({
              words: z.string(),
              status: z.string().describe('The status it argues for.'),
              code: z.string(),
              detail: z.string().optional().describe("The source's own words."),
            }),
          ),
          room: roomSchema(z),
          facts: z.record(z.unknown()).describe('By kind.'),
          observedAt: z
            .string()
            .describe('The oldest observation that carries the status.'),
        }),
    },
    action: async ({ input, credentials }) => {
      const row = await estate.workload(input.id, { credentials });
      const { workload, facts, verdict, observedAt, entityRef } = row;
      const now = new Date();
      return {
        output: {
          workload: { ...workload },
          entityRef,
          status: verdict.status,
          needsAttention: verdict.needsAttention,
          atMaximum: verdict.atMaximum,
          reasons: verdict.reasons.map(reason => ({
            words: sayReason(reason, now),
            status: reason.status,
            code: reason.code,
            detail: reason.detail,
          })),
          room: describeRoom(summarize(row)),
          facts: { ...facts },
          observedAt,
        },
      };
    },
  });
}
