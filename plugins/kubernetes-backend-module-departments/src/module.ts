// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  kubernetesClusterSupplierExtensionPoint,
  kubernetesObjectsProviderExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { awsServiceRef } from '@cabildo/plugin-aws-node';
import { readClusters } from '@cabildo/plugin-kubernetes-node';
import { toClusterDetails } from './toClusterDetails';
import { VisibleObjectsProvider } from './VisibleObjectsProvider';

/**
 * Gives the Kubernetes plugin the clusters of `cabildo.clusters`, and lets a
 * reader see of them what the estate lets that reader see.
 *
 * @public
 */
export const kubernetesModuleDepartments = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'departments',
  register(env) {
    env.registerInit({
      deps: {
        aws: awsServiceRef,
        config: coreServices.rootConfig,
        permissions: coreServices.permissions,
        clusterSupplier: kubernetesClusterSupplierExtensionPoint,
        objectsProvider: kubernetesObjectsProviderExtensionPoint,
      },
      async init({ aws, config, permissions, ...points }) {
        const clusters = readClusters(config, aws.environments());
        const details = clusters.map(toClusterDetails);
        points.clusterSupplier.addClusterSupplier({
          getClusters: async () => details,
        });
        points.objectsProvider.addObjectsProvider(
          async ({ getDefault }) =>
            new VisibleObjectsProvider({
              provider: await getDefault(),
              clusters,
              permissions,
            }),
        );
      },
    });
  },
});
