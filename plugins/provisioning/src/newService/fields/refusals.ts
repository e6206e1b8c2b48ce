// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  SERVICE_NAME_MAX_LENGTH,
  SERVICE_NAME_MIN_LENGTH,
} from '@cabildo/plugin-provisioning-common';

/** Why a name is refused, by the code that says so. */
const CODES = [
  'missing',
  'not-text',
  'space',
  'invisible',
  'script',
  'upper-case',
  'character',
  'too-short',
  'too-long',
  'start',
  'hyphen',
  'reserved',
] as const;

/** The message for a refusal; undefined for a code without one. */
export function refusalKey(
  code: string,
): `refused.${(typeof CODES)[number]}` | undefined {
  const known = CODES.find(candidate => candidate === code);
  return known && `refused.${known}`;
}

export const refusalLimits = {
  min: String(SERVICE_NAME_MIN_LENGTH),
  max: String(SERVICE_NAME_MAX_LENGTH),
};
