// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { ForwardedError, ServiceUnavailableError } from '@backstage/errors';
import type { AwsCredentialIdentity } from '@smithy/types';

// The SDK asks again five minutes before the end: be a little earlier, or it would be handed the same credentials once more.
const REFRESH_BEFORE_END_MS = 6 * 60 * 1000;

/**
 * The credentials of one role session, shared by all clients that use it and
 * renewed before they end.
 */
export class SessionCredentials {
  readonly #options: {
    sts: STSClient;
    roleArn: string;
    externalId: string;
    sessionName: string;
  };
  #current: AwsCredentialIdentity | undefined;
  #pending: Promise<AwsCredentialIdentity> | undefined;

  constructor(options: {
    sts: STSClient;
    roleArn: string;
    externalId: string;
    sessionName: string;
  }) {
    this.#options = options;
  }

  /** The credential provider for SDK clients. */
  readonly provide = async (): Promise<AwsCredentialIdentity> => {
    if (this.#current && !endsSoon(this.#current)) {
      return this.#current;
    }
    // Many clients ask at the same time: one call serves them all.
    this.#pending ??= this.#assumeRole().finally(() => {
      this.#pending = undefined;
    });
    this.#current = await this.#pending;
    return this.#current;
  };

  async #assumeRole(): Promise<AwsCredentialIdentity> {
    const { sts, roleArn, externalId, sessionName } = this.#options;
    const command = new AssumeRoleCommand({
      RoleArn: roleArn,
      ExternalId: externalId,
      RoleSessionName: sessionName,
    });
    const answer = await sts.send(command).catch(error => {
      throw new ForwardedError(
        `The role '${roleArn}' cannot be used: the platform team must see that it exists, trusts the portal and asks for the configured external id`,
        error,
      );
    });
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } =
      answer.Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey) {
      throw new ServiceUnavailableError(
        `AWS gave no credentials when the role '${roleArn}' was assumed: try again`,
      );
    }
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  }
}

function endsSoon(credentials: AwsCredentialIdentity): boolean {
  return (
    credentials.expiration !== undefined &&
    credentials.expiration.getTime() - Date.now() < REFRESH_BEFORE_END_MS
  );
}
