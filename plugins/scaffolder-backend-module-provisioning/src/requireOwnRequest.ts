// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { NotAllowedError } from '@backstage/errors';

/**
 * Refuses a task that says it is another request: by that it could take over
 * what the other one made.
 *
 * @throws NotAllowedError
 */
export function requireOwnRequest(
  ctx: { task: { id: string } },
  requestId: string | undefined,
): void {
  if (requestId !== ctx.task.id) {
    throw new NotAllowedError(
      `This task is request '${ctx.task.id}' and may not act for request '${requestId}'`,
    );
  }
}
