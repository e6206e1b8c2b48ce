// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Agent } from 'node:http';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CodePipelineClient } from '@aws-sdk/client-codepipeline';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';

/** What the world tells every client. */
interface ClientConfiguration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string };
  readonly maxAttempts: number;
  readonly requestHandler: { httpAgent: Agent };
  readonly forcePathStyle: boolean;
}

/** An account in one Region. */
export interface AccountRegion {
  readonly accountId: string;
  readonly region: string;
}

/**
 * Clients with the rights of an account's owner, as whoever opened the account
 * has them. The portal never gets these.
 */
export class AwsAccounts {
  readonly endpoint: string;
  readonly #clients = new Map<string, unknown>();
  // One pool: the sandbox is one process, more connections would only queue there.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  applicationAutoScaling(account: AccountRegion): ApplicationAutoScalingClient {
    return this.#client(ApplicationAutoScalingClient, account);
  }

  cloudFormation(account: AccountRegion): CloudFormationClient {
    return this.#client(CloudFormationClient, account);
  }

  codePipeline(account: AccountRegion): CodePipelineClient {
    return this.#client(CodePipelineClient, account);
  }

  ecr(account: AccountRegion): ECRClient {
    return this.#client(ECRClient, account);
  }

  ecs(account: AccountRegion): ECSClient {
    return this.#client(ECSClient, account);
  }

  elasticLoadBalancing(account: AccountRegion): ElasticLoadBalancingV2Client {
    return this.#client(ElasticLoadBalancingV2Client, account);
  }

  iam(account: AccountRegion): IAMClient {
    return this.#client(IAMClient, account);
  }

  lambda(account: AccountRegion): LambdaClient {
    return this.#client(LambdaClient, account);
  }

  s3(account: AccountRegion): S3Client {
    return this.#client(S3Client, account);
  }

  #client<T>(
    ClientOf: new (configuration: ClientConfiguration) => T,
    { accountId, region }: AccountRegion,
  ): T {
    const key = `${ClientOf.name}/${accountId}/${region}`;
    let client = this.#clients.get(key) as T | undefined;
    if (!client) {
      client = new ClientOf({
        endpoint: this.endpoint,
        region,
        // A twelve-digit key is the root of that account in the sandbox.
        credentials: { accessKeyId: accountId, secretAccessKey: 'root' },
        maxAttempts: 5,
        requestHandler: { httpAgent: this.#agent },
        // S3 alone knows it: the sandbox's endpoint has no host for each bucket.
        forcePathStyle: true,
      });
      this.#clients.set(key, client);
    }
    return client;
  }
}
