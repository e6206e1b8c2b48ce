// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Branch that a service's pipeline delivers. */
export const SERVICE_BRANCH = 'main';

/** Where a service's repository says what the catalogue shows of it. */
export const CATALOG_INFO_PATH = 'catalog-info.yaml';
