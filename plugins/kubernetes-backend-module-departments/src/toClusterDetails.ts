// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import type { Cluster } from '@cabildo/plugin-kubernetes-node';

/** A cluster in the words of the Kubernetes plugin. */
export function toClusterDetails(cluster: Cluster): ClusterDetails {
  const { id, url, token, ca, skipTLSVerify } = cluster;
  return {
    name: id,
    url,
    authMetadata: {
      [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'serviceAccount',
      serviceAccountToken: token,
    },
    caData: ca && Buffer.from(ca, 'utf8').toString('base64'),
    skipTLSVerify,
    // The portal's account may not ask the metrics API.
    skipMetricsLookup: true,
  };
}
