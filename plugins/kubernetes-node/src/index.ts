// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The Kubernetes clusters that are configured, and whose their namespaces are
 *
 * @packageDocumentation
 */

export {
  placeOf,
  readClusters,
  type Cluster,
  type ClusterPlace,
} from './readClusters';
export { idOfDeployment, type DeploymentKey } from './idOfDeployment';
