// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * A refusal of the API server, in its own words.
 *
 * See https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export class KubernetesApiError extends Error {
  /** HTTP status. */
  readonly statusCode: number;
  /** How long it asks one to wait. */
  readonly retryAfterMs?: number;

  constructor(options: {
    statusCode: number;
    reason?: string;
    message: string;
    retryAfterMs?: number;
  }) {
    super(options.message);
    this.name = options.reason || `HTTP${options.statusCode}`;
    this.statusCode = options.statusCode;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** What is asked for is too old to be told from: everything has to be listed again. */
  get isExpired(): boolean {
    return this.statusCode === 410;
  }

  /** Only too much was asked at once. */
  get isThrottled(): boolean {
    return this.statusCode === 429;
  }
}

/** Reads a body that says why something was refused; it need not be JSON. */
export function toApiError(
  statusCode: number,
  body: string,
  retryAfter?: string,
): KubernetesApiError {
  const seconds = Number(retryAfter);
  return new KubernetesApiError({
    statusCode,
    ...wordsOf(body),
    retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
  });
}

function wordsOf(body: string): { reason?: string; message: string } {
  try {
    const { reason, message } = JSON.parse(body);
    if (typeof message === 'string' && message) {
      return {
        reason: typeof reason === 'string' ? reason : undefined,
        message,
      };
    }
  } catch {
    // Proxies before an API server answer in other forms.
  }
  return { message: body.trim().slice(0, 500) || 'No reason was given' };
}
