// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * ECS, load balancers, auto scaling, alarms, metrics, pipelines and
 * certificates as observations of the estate.
 *
 * @packageDocumentation
 */
export { estateModuleAws as default } from './module';
