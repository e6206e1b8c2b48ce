// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reads a variable a part cannot start without.
 *
 * @public
 */
export function requireVariable(
  environment: NodeJS.ProcessEnv,
  name: string,
): string {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new Error(`The environment variable '${name}' is not set`);
  }
  return value;
}

/**
 * Reads a variable that holds a whole number, such as a port.
 *
 * @public
 */
export function readWholeNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
): number {
  const value = requireVariable(environment, name);
  if (!/^\d{1,9}$/.test(value)) {
    throw new Error(`'${name}' must be a whole number, not '${value}'`);
  }
  return Number(value);
}
