// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CustomErrorBase } from '@backstage/errors';

/**
 * A pipeline run ended before the stage that was waited for. The message
 * holds the provider's words.
 *
 * @public
 */
export class PipelineFailedError extends CustomErrorBase {
  /** By which the error is known after it travelled over HTTP. */
  name = 'PipelineFailedError' as const;
}
