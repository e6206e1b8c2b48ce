// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The estate page, the first page, the Health and scaling tab and the overview
 * card.
 *
 * @packageDocumentation
 */
export { estatePlugin as default } from './plugin';
