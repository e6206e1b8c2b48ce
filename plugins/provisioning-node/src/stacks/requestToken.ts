// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type { StackValues } from '@cabildo/plugin-provisioning-common';

/**
 * A client request token: the same for the same wish, so that AWS carries it
 * out once however often it arrives, and another one for another attempt.
 *
 * @param wish - what is asked for
 * @param attempt - what the attempt starts from
 */
export function requestToken(
  wish: {
    stackName: string;
    templateUrl: string;
    parameters: StackValues;
    tags: Record<string, string>;
  },
  attempt: string,
): string {
  const { stackName, templateUrl, parameters, tags } = wish;
  const digest = createHash('sha256')
    .update(
      JSON.stringify([
        stackName,
        templateUrl,
        Object.entries(parameters).sort(),
        Object.entries(tags).sort(),
        attempt,
      ]),
    )
    .digest('hex');
  return `cabildo-${digest.slice(0, 48)}`;
}
