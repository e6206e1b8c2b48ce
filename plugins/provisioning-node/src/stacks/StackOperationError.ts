// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';

/**
 * A stack did not become what it should. The message says which resource
 * failed, AWS's reason, what exists now and what to do.
 *
 * @public
 */
export class StackOperationError extends CustomErrorBase {
  /** By which the error is known after it travelled over HTTP. */
  name = 'StackOperationError' as const;
}
