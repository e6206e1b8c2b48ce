// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import {
  createServiceFactory,
  type ServiceFactory,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
// By its public name, so that the types of both entry points are the same.
import type { AwsService } from '@cabildo/plugin-aws-node';
import { awsServiceRef } from '../awsServiceRef';
import { readEnvironments } from '../environments';
import { readStackLibrary } from '../stackLibrary';

/** Configuration of one department with the usual two environments. */
const DEFAULT_CABILDO: JsonObject = {
  environments: {
    'health-dev': {
      name: 'dev',
      department: 'health',
      accountId: '120000000003',
      region: 'us-east-1',
      externalId: 'external-id-of-health-dev',
      domain: 'dev.health.gob.localhost',
      connectionArn:
        'arn:aws:codeconnections:us-east-1:120000000003:connection/11111111-2222-3333-4444-555555555555',
    },
    'health-prod': {
      name: 'prod',
      department: 'health',
      accountId: '130000000003',
      region: 'us-east-1',
      externalId: 'external-id-of-health-prod',
      domain: 'health.gob.localhost',
    },
  },
  stackLibrary: {
    url: 'https://s3.us-east-1.amazonaws.com/cabildo-library-100000000000/stacks',
    version: '1.0.0',
  },
};

/**
 * An `AwsService` for tests: real SDK clients with made-up credentials
 * and without STS, to be answered by `mockClient(ECSClient)` of
 * `aws-sdk-client-mock`.
 *
 * @param options - `cabildo` replaces the configuration below the key `cabildo`
 * @public
 */
export function mockAwsService(options?: { cabildo?: JsonObject }): AwsService {
  const config = new ConfigReader({
    cabildo: options?.cabildo ?? DEFAULT_CABILDO,
  });
  return createMock(config);
}

/**
 * The same as {@link mockAwsService}, for `startTestBackend`.
 *
 * @public
 */
export function mockAwsServiceFactory(options?: {
  cabildo?: JsonObject;
}): ServiceFactory<AwsService, 'root'> {
  return createServiceFactory({
    service: awsServiceRef,
    deps: {},
    factory: () => mockAwsService(options),
  });
}

function createMock(config: ConfigReader): AwsService {
  const environments = readEnvironments(config);
  const credentials = {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'example',
  };
  return {
    environments: () => environments,
    environment(id) {
      const environment = environments.find(candidate => candidate.id === id);
      if (!environment) {
        throw new NotFoundError(`No environment is configured with id '${id}'`);
      }
      return environment;
    },
    stackLibrary: () => readStackLibrary(config),
    client: (ClientClass, { environment }) =>
      new ClientClass({ region: environment.region, credentials }),
    portalClient: (ClientClass, { region }) =>
      new ClientClass({ region, credentials }),
    calls: () => [],
  };
}
