// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EstateSearch,
  sayReason,
  verdictStatuses,
  type WorkloadSummary,
} from '@cabildo/plugin-estate-common';
import { describeRoom } from './describeRoom';
import { roomSchema } from './roomSchema';
import { READ_ONLY, SOURCES_WORDS, type EstateActionOptions } from './types';

const USUAL_LIMIT = 25;
const HIGHEST_LIMIT = 200;
const STATUSES = verdictStatuses as [string, ...string[]];

/** Registers `estate:list-workloads`: which workloads there are, the worst first. */
export function createListWorkloadsAction(options: EstateActionOptions): void {
  const { actionsRegistry, estate } = options;
  actionsRegistry.register({
    name: 'list-workloads',
    title: 'List workloads',
    description: `Lists running units of services (ECS services, Kubernetes Deployments, Lambda functions), the worst first, with status, first reason, tasks and load. Only what the caller may see is listed and counted. "unknown" means that nobody knows how it is: never say that it is well. ${SOURCES_WORDS}`,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          department: z.string().optional().describe('Name of the department.'),
          system: z.string().optional().describe('Name of the system.'),
          environment: z
            .string()
            .optional()
            .describe('Name of the environment, for example prod.'),
          status: z
            .enum(STATUSES)
            .optional()
            .describe('idle means zero tasks on purpose.'),
          search: z
            .string()
            .optional()
            .describe(
              'Part of the name of a service, team, system or account.',
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(HIGHEST_LIMIT)
            .default(USUAL_LIMIT)
            .describe('At most so many workloads are listed.'),
        }),
      output: z =>
        z.object({
          total: z
            .number()
            .describe('How many match, of which the worst are listed.'),
          asOf: z.string().describe('When the snapshot was put together.'),
          workloads: z.array(
            z.object({
              id: z.string().describe('For get-workload.'),
              service: z.string(),
              department: z.string(),
              system: z.string().optional(),
              owner: z.string().optional().describe('Name of the team.'),
              environment: z.string(),
              runtime: z.string(),
              status: z.string(),
              reason: z.string().describe('The gravest reason, in words.'),
              needsAttention: z.boolean(),
              atMaximum: z.boolean(),
              room: roomSchema(z),
              requestsPerSecond: z.number().optional(),
              observedAt: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { limit, ...filter } = input;
      const snapshot = await estate.snapshot({ credentials });
      const { rows } = snapshot;
      const found = new EstateSearch(rows).select({
        ...filter,
        search: filter.search ?? '',
        status: verdictStatuses.find(status => status === filter.status),
      });
      const now = new Date();
      return {
        output: {
          total: found.length,
          asOf: snapshot.generatedAt,
          workloads: found
            .slice(0, limit)
            .map(position => listed(rows[position], now)),
        },
      };
    },
  });
}

function listed(row: WorkloadSummary, now: Date) {
  const { workload, verdict, load } = row;
  return {
    id: workload.id,
    service: workload.service,
    department: workload.department,
    system: workload.system,
    owner: workload.owner,
    environment: workload.environment,
    runtime: workload.runtime,
    status: verdict.status,
    reason: sayReason(verdict.reasons[0], now),
    needsAttention: verdict.needsAttention,
    atMaximum: verdict.atMaximum,
    room: describeRoom(row),
    requestsPerSecond: load?.requestsPerSecond,
    observedAt: row.observedAt,
  };
}
