// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Form fields of the golden paths, and the client behind them.
 *
 * @packageDocumentation
 */
export { provisioningPlugin as default } from './plugin';
