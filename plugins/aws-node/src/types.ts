// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { AwsCallCount } from './CallCounter';
import type { Environment } from './environments';
import type { StackLibrary } from './stackLibrary';

/**
 * A client class of the AWS SDK for JavaScript v3, for example `ECSClient`.
 *
 * @public
 */
export type AwsClientClass<TClient> = new (...args: any[]) => TClient;

/**
 * In whose name calls are made: `reader` sees, `deployer` changes.
 *
 * @public
 */
export type AwsRole = 'reader' | 'deployer';

/**
 * Where and in whose name a client makes its calls.
 *
 * @public
 */
export interface AwsClientOptions {
  /** Account and Region that are called. */
  environment: Environment;
  /** Role that is assumed there. */
  role: AwsRole;
  /**
   * Who acts, as AWS's logs will name them: the user's entity reference or
   * name for the deployer. Default `cabildo`. Characters that AWS refuses are
   * replaced.
   */
  sessionName?: string;
}

/**
 * The only way to AWS.
 *
 * @remarks
 *
 * Clients are cached and share credentials, call budgets and call counts: ask
 * for one when it is needed rather than keeping it.
 *
 * @public
 */
export interface AwsService {
  /** All configured environments. */
  environments(): Environment[];

  /**
   * One environment.
   *
   * @throws NotFoundError when none has this id
   */
  environment(id: string): Environment;

  /**
   * The configured stack library.
   *
   * @throws InputError when none is configured
   */
  stackLibrary(): StackLibrary;

  /** A client for an environment's account and Region, with the credentials of one of its roles. */
  client<TClient>(
    ClientClass: AwsClientClass<TClient>,
    options: AwsClientOptions,
  ): TClient;

  /** A client with the portal's own credentials, for what lies in the platform's account. */
  portalClient<TClient>(
    ClientClass: AwsClientClass<TClient>,
    options: { region: string },
  ): TClient;

  /** Calls made since the process started. */
  calls(): AwsCallCount[];
}
