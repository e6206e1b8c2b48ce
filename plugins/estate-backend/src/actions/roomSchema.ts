// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { z } from 'zod/v3';

/** How a {@link RoomToGrow} is described to an assistant. */
export function roomSchema(zod: typeof z) {
  return zod.object({
    words: zod.string(),
    running: zod.number().optional().describe('Tasks that run.'),
    desired: zod.number().optional().describe('Tasks that should run.'),
    min: zod.number().optional().describe('Fewest tasks.'),
    max: zod.number().optional().describe('Most tasks.'),
    headroomTasks: zod
      .number()
      .optional()
      .describe('How many more tasks may start; absent when not known.'),
  });
}
