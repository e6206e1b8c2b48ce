// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Problems that pages name in the reader's language.
 *
 * @public
 */
export type ProblemCode =
  | 'address'
  | 'identityProviderAway'
  | 'identityProviderRefused'
  | 'path'
  | 'signInOver'
  | 'tokenInvalid'
  | 'tokenName'
  | 'tokenNameTaken'
  | 'tooManyTokens';

/** @public */
export interface HttpErrorOptions extends ErrorOptions {
  code?: ProblemCode;
}

/**
 * A refusal with the status it is answered with. The message is for the person
 * who asked: what failed, and what to do next.
 *
 * @public
 */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly code: ProblemCode | undefined;

  constructor(status: number, message: string, options?: HttpErrorOptions) {
    super(message, options);
    this.status = status;
    this.code = options?.code;
  }
}
