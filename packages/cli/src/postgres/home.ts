// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import { hashText } from '../files.ts';

/**
 * Where binaries and data are. As root they are kept below `/var/lib`: the PostgreSQL user must reach them, and the
 * clone may be closed to it. The name comes from the path, so two clones never meet.
 *
 * @public
 */
export function postgresHome(home: string): string {
  return process.getuid?.() === 0
    ? `/var/lib/cabildo-${hashText(resolve(home)).slice(0, 12)}`
    : resolve(home);
}
