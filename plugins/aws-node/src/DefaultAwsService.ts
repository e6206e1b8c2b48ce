// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { STSClient } from '@aws-sdk/client-sts';
import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import {
  DefaultAwsCredentialsManager,
  type AwsCredentialsManager,
} from '@backstage/integration-aws-node';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { CallBudgets } from './CallBudgets';
import { CallCounter, type AwsCallCount } from './CallCounter';
import { readEnvironments, type Environment } from './environments';
import { instrumentClient } from './instrumentClient';
import { SessionCredentials } from './SessionCredentials';
import { sanitizeSessionName } from './sessionName';
import { readStackLibrary, type StackLibrary } from './stackLibrary';
import type { AwsClientClass, AwsClientOptions, AwsService } from './types';

const DEFAULT_SESSION_NAME = 'cabildo';

// Long enough for a slow answer, short enough that one account that hangs does not hold a sweep up for minutes.
const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 20_000;
const MAX_ATTEMPTS = 4;

// Deployer sessions are per person. The oldest make room; they are cheap to make again.
const MAX_SESSIONS = 512;

/** Clients that share one set of credentials, account and Region. */
interface Session {
  accountId: string;
  region: string;
  credentials: AwsCredentialIdentityProvider;
  clients: Map<AwsClientClass<unknown>, unknown>;
}

/**
 * Reaches each environment by assuming its roles from the portal's own
 * credentials.
 */
export class DefaultAwsService implements AwsService {
  readonly #environments: Map<string, Environment>;
  readonly #config: Config;
  readonly #credentialsManager: AwsCredentialsManager;
  readonly #budgets = new CallBudgets();
  readonly #counter = new CallCounter();
  readonly #sessions = new Map<string, Session>();

  /**
   * @throws InputError when the environments are not well configured
   */
  static fromConfig(config: Config): DefaultAwsService {
    return new DefaultAwsService(
      config,
      DefaultAwsCredentialsManager.fromConfig(config),
    );
  }

  private constructor(
    config: Config,
    credentialsManager: AwsCredentialsManager,
  ) {
    this.#config = config;
    this.#environments = new Map(
      readEnvironments(config).map(environment => [
        environment.id,
        environment,
      ]),
    );
    this.#credentialsManager = credentialsManager;
  }

  environments(): Environment[] {
    return Array.from(this.#environments.values());
  }

  environment(id: string): Environment {
    const environment = this.#environments.get(id);
    if (!environment) {
      throw new NotFoundError(`No environment is configured with id '${id}'`);
    }
    return environment;
  }

  stackLibrary(): StackLibrary {
    return readStackLibrary(this.#config);
  }

  client<TClient>(
    ClientClass: AwsClientClass<TClient>,
    options: AwsClientOptions,
  ): TClient {
    return this.#clientOf(this.#roleSession(options), ClientClass);
  }

  portalClient<TClient>(
    ClientClass: AwsClientClass<TClient>,
    options: { region: string },
  ): TClient {
    return this.#clientOf(this.#portalSession(options.region), ClientClass);
  }

  calls(): AwsCallCount[] {
    return this.#counter.snapshot();
  }

  #roleSession(options: AwsClientOptions): Session {
    const { environment, role } = options;
    const sessionName = sanitizeSessionName(
      options.sessionName ?? DEFAULT_SESSION_NAME,
    );
    return this.#session(`${environment.id}/${role}/${sessionName}`, () => ({
      accountId: environment.accountId,
      region: environment.region,
      credentials: new SessionCredentials({
        // The Region's own endpoint: it answers when another Region is down.
        sts: this.portalClient(STSClient, { region: environment.region }),
        roleArn:
          role === 'deployer'
            ? environment.deployerRoleArn
            : environment.readerRoleArn,
        externalId: environment.externalId,
        sessionName,
      }).provide,
      clients: new Map(),
    }));
  }

  #portalSession(region: string): Session {
    return this.#session(`portal/${region}`, () => ({
      accountId: 'portal',
      region,
      credentials: async () => {
        const { sdkCredentialProvider } =
          await this.#credentialsManager.getCredentialProvider();
        return sdkCredentialProvider();
      },
      clients: new Map(),
    }));
  }

  #session(key: string, create: () => Session): Session {
    const session = this.#sessions.get(key) ?? create();
    // Setting it anew keeps the map in the order of use.
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > MAX_SESSIONS) {
      this.#sessions.delete(oldest);
    }
    return session;
  }

  #clientOf<TClient>(
    session: Session,
    ClientClass: AwsClientClass<TClient>,
  ): TClient {
    const cached = session.clients.get(ClientClass);
    if (cached) {
      return cached as TClient;
    }
    const client = instrumentClient(
      new ClientClass({
        region: session.region,
        credentials: session.credentials,
        maxAttempts: MAX_ATTEMPTS,
        retryMode: 'adaptive',
        requestHandler: {
          connectionTimeout: CONNECTION_TIMEOUT_MS,
          requestTimeout: REQUEST_TIMEOUT_MS,
          throwOnRequestTimeout: true,
        },
        customUserAgent: 'cabildo',
        // Only S3 knows it: bucket names in the path work with every endpoint and certificate.
        forcePathStyle: true,
      }),
      {
        accountId: session.accountId,
        region: session.region,
        budgets: this.#budgets,
        counter: this.#counter,
      },
    );
    session.clients.set(ClientClass, client);
    return client;
  }
}
