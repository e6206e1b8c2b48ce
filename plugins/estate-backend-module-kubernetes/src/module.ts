// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { awsServiceRef } from '@cabildo/plugin-aws-node';
import { estateSourcesExtensionPoint } from '@cabildo/plugin-estate-node';
import { readClusters } from '@cabildo/plugin-kubernetes-node';
import { KubernetesEstateSource } from './KubernetesEstateSource';

/**
 * Adds the Deployments of the configured clusters to the estate.
 *
 * @public
 */
export const estateModuleKubernetes = createBackendModule({
  pluginId: 'estate',
  moduleId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: {
        aws: awsServiceRef,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        sources: estateSourcesExtensionPoint,
      },
      async init({ aws, config, lifecycle, sources }) {
        const clusters = readClusters(config, aws.environments());
        if (clusters.length === 0) {
          return;
        }
        const source = new KubernetesEstateSource({ clusters });
        sources.addSource(source);
        lifecycle.addShutdownHook(() => source.stop());
      },
    });
  },
});
