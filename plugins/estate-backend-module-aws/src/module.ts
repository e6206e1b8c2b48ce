// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createBackendModule } from '@backstage/backend-plugin-api';
import { awsServiceRef } from '@cabildo/plugin-aws-node';
import { estateSourcesExtensionPoint } from '@cabildo/plugin-estate-node';
import { AwsEstateSource } from './AwsEstateSource';

/**
 * Adds the configured AWS environments to the estate.
 *
 * @public
 */
export const estateModuleAws = createBackendModule({
  pluginId: 'estate',
  moduleId: 'aws',
  register(env) {
    env.registerInit({
      deps: {
        aws: awsServiceRef,
        sources: estateSourcesExtensionPoint,
      },
      async init({ aws, sources }) {
        sources.addSource(new AwsEstateSource({ aws }));
      },
    });
  },
});
