// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** One reason why a field was refused. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An answer that tells the caller what to mend (RFC 9457, `application/problem+json`). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string,
    options: { fields?: readonly FieldProblem[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.fields = options.fields ?? [];
    this.headers = options.headers ?? {};
  }
}
