// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The journey to a new service: golden paths, their forms and runs, and the
 * client behind them.
 *
 * @packageDocumentation
 */
export { newServiceModule } from './newService/newServiceModule';
export { pathAuthoringModule } from './newService/pathAuthoringModule';
export { provisioningPlugin as default } from './plugin';
