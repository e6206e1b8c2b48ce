// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import {
  reservedServiceNamePrefixes,
  reservedServiceNames,
} from './reservedNames';
import { accept, refuse, type CheckResult } from './result';

/**
 * Shape of a service's name. It becomes a host name, a repository and part of
 * stack, role and target group names, whose rules it satisfies together.
 *
 * @public
 */
export const SERVICE_NAME_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Characters below which people cannot tell services apart.
 *
 * @public
 */
export const SERVICE_NAME_MIN_LENGTH = 3;

/**
 * Target group names end at 32 characters, with an environment's name in them.
 *
 * @public
 */
export const SERVICE_NAME_MAX_LENGTH = 24;

const EXAMPLE = 'for example appointments-api';

/**
 * Checks a service's name by itself: not whether it is taken.
 *
 * @param name - what the person typed
 * @public
 */
export function validateServiceName(name: unknown): CheckResult {
  if (name === undefined || name === null || name === '') {
    return refuse('missing', `Give the service a name, ${EXAMPLE}.`);
  }
  if (typeof name !== 'string') {
    return refuse('not-text', `The name must be text, ${EXAMPLE}.`);
  }
  if (name !== name.trim()) {
    return refuse('space', 'The name begins or ends with a space: remove it.');
  }
  return checkCharacters(name) ?? checkShape(name) ?? accept(name);
}

function checkCharacters(name: string): CheckResult<never> | undefined {
  if (/[\p{C}]/u.test(name)) {
    return refuse(
      'invisible',
      'The name holds an invisible character: type it again instead of pasting it.',
    );
  }
  if (/[^\p{ASCII}]/u.test(name)) {
    return refuse(
      'script',
      'The name is part of a web address: use only the letters a to z without accents, digits and hyphens. The title may have any letters.',
    );
  }
  if (/\s/.test(name)) {
    return refuse(
      'space',
      'The name holds a space: put a hyphen between words, for example appointments-api.',
    );
  }
  if (/[A-Z]/.test(name)) {
    return refuse(
      'upper-case',
      'The name has capital letters: use lower case only.',
    );
  }
  if (/[^a-z0-9-]/.test(name)) {
    return refuse(
      'character',
      'The name may have only the letters a to z, digits and hyphens: remove everything else.',
    );
  }
  return undefined;
}

function checkShape(name: string): CheckResult<never> | undefined {
  if (name.length < SERVICE_NAME_MIN_LENGTH) {
    return refuse(
      'too-short',
      `The name has ${name.length} characters: use at least ${SERVICE_NAME_MIN_LENGTH}, so that people can tell services apart.`,
    );
  }
  if (name.length > SERVICE_NAME_MAX_LENGTH) {
    return refuse(
      'too-long',
      `The name has ${name.length} characters: shorten it to at most ${SERVICE_NAME_MAX_LENGTH}. The title may be longer.`,
    );
  }
  if (!/^[a-z]/.test(name)) {
    return refuse('start', 'The name must begin with a letter.');
  }
  if (!SERVICE_NAME_PATTERN.test(name)) {
    return refuse(
      'hyphen',
      'Hyphens may stand only between letters or digits, one at a time.',
    );
  }
  const prefix = reservedServiceNamePrefixes.find(reserved =>
    name.startsWith(reserved),
  );
  if (prefix) {
    return refuse(
      'reserved',
      `Names that begin with '${prefix}' are reserved: choose a name that says what the service is for.`,
    );
  }
  if (reservedServiceNames.includes(name)) {
    return refuse(
      'reserved',
      `The name '${name}' is reserved: choose one that says what the service is for.`,
    );
  }
  return undefined;
}
