// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  libraryFiles,
  publishLibrary,
  VersionPublishedError,
} from '@cabildo/stack-library';
import { PLATFORM_ACCOUNT, PLATFORM_REGION } from '../environments.ts';
import { readJson, writeSecretJson } from '../stateFile.ts';
import type { AwsAccounts } from './AwsAccounts.ts';

export const LIBRARY_VERSION = '1.0.0';

const BUCKET = `cabildo-library-${PLATFORM_ACCOUNT}`;
const PREFIX = 'stacks';
const USER = 'cabildo-portal';
const PLATFORM = { accountId: PLATFORM_ACCOUNT, region: PLATFORM_REGION };

/** The published stack library. */
export interface Library {
  readonly version: string;
  /** Address without the version. */
  readonly rootUrl: string;
  /** Address of the version. */
  readonly url: string;
  /** SHA-256 of the workload root, which services pin. */
  readonly workloadSha256: string;
}

export interface PortalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The bucket of the stack library, readable by the departments' accounts, and the library in it. */
export async function ensureLibrary(
  accounts: AwsAccounts,
  departmentAccounts: readonly string[],
): Promise<Library> {
  const client = accounts.s3(PLATFORM);
  if (!(await bucketExists(accounts))) {
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  }
  await client.send(
    new PutBucketVersioningCommand({
      Bucket: BUCKET,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  await client.send(
    new PutPublicAccessBlockCommand({
      Bucket: BUCKET,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await client.send(
    new PutBucketPolicyCommand({
      Bucket: BUCKET,
      Policy: JSON.stringify(libraryPolicy(departmentAccounts)),
    }),
  );
  await publish(client);
  const rootUrl = `https://s3.${PLATFORM_REGION}.amazonaws.com/${BUCKET}/${PREFIX}`;
  const workload = libraryFiles(LIBRARY_VERSION).find(
    file => file.path === 'workload.yaml',
  );
  if (!workload) {
    throw new Error(
      `Version ${LIBRARY_VERSION} of the stack library has no workload.yaml`,
    );
  }
  return {
    version: LIBRARY_VERSION,
    rootUrl,
    url: `${rootUrl}/${LIBRARY_VERSION}`,
    workloadSha256: workload.sha256,
  };
}

async function publish(client: S3Client): Promise<void> {
  try {
    await publishLibrary({
      client,
      bucket: BUCKET,
      prefix: PREFIX,
      version: LIBRARY_VERSION,
    });
  } catch (error) {
    if (error instanceof VersionPublishedError) {
      throw new Error(
        `The stack library of this clone is not the one that this sandbox was put up with: ${error.message}. ./cabildo reset starts the sandbox afresh`,
        { cause: error },
      );
    }
    throw error;
  }
}

/**
 * The portal's own user: it may take the readers' and deployers' roles and
 * read the library, nothing else. The secret exists once, so it is kept.
 */
export async function ensurePortalUser(
  accounts: AwsAccounts,
  stateFile: string,
): Promise<PortalCredentials> {
  const client = accounts.iam(PLATFORM);
  try {
    await client.send(new GetUserCommand({ UserName: USER }));
  } catch (error) {
    if (!(error instanceof Error) || !/NoSuchEntity/.test(error.name)) {
      throw error;
    }
    await client.send(new CreateUserCommand({ UserName: USER }));
  }
  await client.send(
    new PutUserPolicyCommand({
      UserName: USER,
      PolicyName: USER,
      PolicyDocument: JSON.stringify(portalPolicy()),
    }),
  );
  const { AccessKeyMetadata = [] } = await client.send(
    new ListAccessKeysCommand({ UserName: USER }),
  );
  const kept = readJson<PortalCredentials>(stateFile);
  if (
    kept &&
    AccessKeyMetadata.some(
      key => key.AccessKeyId === kept.accessKeyId && key.Status === 'Active',
    )
  ) {
    return kept;
  }
  const { AccessKey } = await client.send(
    new CreateAccessKeyCommand({ UserName: USER }),
  );
  const credentials = {
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: AccessKey!.SecretAccessKey!,
  };
  writeSecretJson(stateFile, credentials);
  return credentials;
}

async function bucketExists(accounts: AwsAccounts): Promise<boolean> {
  try {
    await accounts.s3(PLATFORM).send(new HeadBucketCommand({ Bucket: BUCKET }));
    return true;
  } catch (error) {
    if (error instanceof Error && /NotFound|NoSuchBucket/.test(error.name)) {
      return false;
    }
    throw error;
  }
}

function libraryPolicy(departmentAccounts: readonly string[]): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DepartmentsReadTheLibrary',
        Effect: 'Allow',
        Principal: {
          AWS: departmentAccounts.map(
            account => `arn:aws:iam::${account}:root`,
          ),
        },
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${BUCKET}/${PREFIX}/*`,
      },
      {
        Sid: 'OverTlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

function portalPolicy(): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TakeTheRolesOfTheEnvironments',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: [
          'arn:aws:iam::*:role/cabildo-*-reader',
          'arn:aws:iam::*:role/cabildo-*-deployer',
        ],
      },
      {
        Sid: 'ReadTheLibrary',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [
          `arn:aws:s3:::${BUCKET}`,
          `arn:aws:s3:::${BUCKET}/${PREFIX}/*`,
        ],
      },
    ],
  };
}
