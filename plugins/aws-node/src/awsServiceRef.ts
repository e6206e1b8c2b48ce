// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultAwsService } from './DefaultAwsService';
import type { AwsService } from './types';

/**
 * The only way to AWS. One instance serves all plugins of a backend, because
 * AWS counts calls per account and not per plugin.
 *
 * @public
 */
export const awsServiceRef = createServiceRef<AwsService>({
  id: 'aws.clients',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory({ config }) {
        return DefaultAwsService.fromConfig(config);
      },
    }),
});
