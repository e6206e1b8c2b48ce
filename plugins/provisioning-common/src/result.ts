// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The outcome of checking something a person typed. Messages are for that
 * person: what is wrong and how to mend it.
 *
 * @public
 */
export type CheckResult<TValue = string> =
  | { ok: true; value: TValue }
  | { ok: false; code: string; message: string };

export function accept<TValue>(value: TValue): CheckResult<TValue> {
  return { ok: true, value };
}

export function refuse(code: string, message: string): CheckResult<never> {
  return { ok: false, code, message };
}
