// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { stringify } from 'yaml';
import type { Library } from '../aws/platformAccount.ts';
import type { WorldEnvironment } from '../environments.ts';
import type { Files } from '../git/GitHost.ts';
import { chooseForCluster } from './chooseForCluster.ts';
import { createEntity } from './repositoryFiles.ts';
import type { WorldService } from './WorldService.ts';

/**
 * One repository that lists the services for the catalogue: one file to watch
 * instead of a location for each service.
 */
export function createCatalogueFiles(
  services: readonly WorldService[],
  options: {
    library: Library;
    environments: readonly WorldEnvironment[];
    edgePort: number;
    /** How many of them run in a Kubernetes cluster as well. */
    inCluster: number;
  },
): Files {
  const written = services.filter(each => each.mismatch !== 'unclaimed');
  const inCluster = new Set(chooseForCluster(services, options.inCluster));
  const files = written.map(service => [
    `services/${service.department}/${service.name}.yaml`,
    stringify(
      createEntity(service, {
        ...options,
        isInCluster: inCluster.has(service),
      }),
      { lineWidth: 0 },
    ),
  ]);
  const location = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: {
      name: 'services',
      description: 'The services of every department',
    },
    spec: { targets: files.map(([path]) => `./${path}`) },
  };
  return {
    'all.yaml': stringify(location, { lineWidth: 0 }),
    ...Object.fromEntries(files),
  };
}
