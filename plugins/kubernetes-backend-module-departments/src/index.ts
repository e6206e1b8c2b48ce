// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The Kubernetes tab of a service: the configured clusters, and what the reader may see of them
 *
 * @packageDocumentation
 */

export { kubernetesModuleDepartments as default } from './module';
