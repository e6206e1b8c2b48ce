// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { estateFacets, facetOf } from './EstateFilter';
export type { EstateFacet, EstateFilter } from './EstateFilter';
export { EstateSearch } from './EstateSearch';
