// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Why the check of the API reports failed. @public */
export interface ReportFailure {
  /** Directory of the package, for example `plugins/estate-common`. */
  directory: string;
  /** What is wrong and which command mends it. */
  message: string;
}

const REMEDY =
  'run `yarn build:api-reports`, read what changes in its report*.api.md, and commit that if it is meant';

/**
 * Finds the package at which backstage-repo-tools stopped, from its output: it goes through them one by one
 * and ends at the first failure.
 *
 * @returns undefined when it did not come to any package
 * @public
 */
export function findReportFailure(output: string): ReportFailure | undefined {
  const directory = [...output.matchAll(/^## Processing (\S+)$/gm)].at(-1)?.[1];
  if (!directory) {
    return undefined;
  }
  const [, reason] =
    /^Error: ((?:The API Report|Unexpected release tag).*)$/m.exec(output) ??
    [];
  return {
    directory,
    message: `${directory}: ${
      reason ?? 'its public surface is not what its report says'
    }: ${REMEDY}`,
  };
}
