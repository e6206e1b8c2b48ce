// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Kubernetes Deployments as observations of the estate.
 *
 * @packageDocumentation
 */
export { estateModuleKubernetes as default } from './module';
