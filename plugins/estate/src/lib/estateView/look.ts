// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** How the workloads are shown. */
export type Look = 'table' | 'map';

export function readLook(query: URLSearchParams): Look {
  return query.get('view') === 'map' ? 'map' : 'table';
}

/** Writes it into an address; the table is not written. */
export function writeLook(query: URLSearchParams, look: Look): URLSearchParams {
  const next = new URLSearchParams(query);
  if (look === 'map') {
    next.set('view', look);
  } else {
    next.delete('view');
  }
  return next;
}
