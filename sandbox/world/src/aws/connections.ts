// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ensureStack } from './stacks.ts';

const TEMPLATE = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'The way of the pipelines of this account to the Git host',
  Resources: {
    Connection: {
      Type: 'AWS::CodeConnections::Connection',
      Properties: { ConnectionName: 'cabildo', ProviderType: 'GitHub' },
    },
  },
  Outputs: { ConnectionArn: { Value: { Ref: 'Connection' } } },
};

/**
 * The account's connection to the Git host, which all its pipelines share. On
 * AWS a person completes it in the console, once; the library's roots only ask
 * for its ARN.
 */
export async function ensureConnection(
  client: CloudFormationClient,
): Promise<string> {
  const { outputs } = await ensureStack(client, {
    name: 'cabildo-connection',
    template: { body: JSON.stringify(TEMPLATE) },
    parameters: {},
    tags: { 'cabildo:managed-by': 'cabildo' },
  });
  return outputs.ConnectionArn!;
}
