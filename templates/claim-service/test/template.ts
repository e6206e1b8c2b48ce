// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The folder of the golden path. */
export const templateDirectory = fileURLToPath(new URL('..', import.meta.url));

/** The golden path, as it is written. */
export const template = parse(
  readFileSync(new URL('../template.yaml', import.meta.url), 'utf8'),
);
