// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Collects observations, stores them, serves the snapshot of the estate.
 *
 * @packageDocumentation
 */
export { estatePlugin as default } from './plugin';
