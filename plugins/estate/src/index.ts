// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The estate page, the first page, the Health and scaling tab, the overview
 * card, and how Components are in the catalogue's index.
 *
 * @packageDocumentation
 */
export { catalogueModule } from './catalogueModule';
export { estatePlugin as default } from './plugin';
