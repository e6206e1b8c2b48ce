// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The client of the estate, for every front end that shows a part of it.
 *
 * @packageDocumentation
 */
export * from './api';
