// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** Id of the source that this module registers. */
export const SOURCE_ID = 'aws';
