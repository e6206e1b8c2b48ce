// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Response } from 'express';

/** How long an open answer may live. */
export interface Life {
  signal: AbortSignal;
  /** Lets go of what watches it. */
  release(): void;
}

/** An answer lives until its reader leaves, the reader's token ends, or the backend stops. */
export function lifeOf(
  res: Response,
  credentials: BackstageCredentials,
  closing: AbortSignal,
): Life {
  const left = new AbortController();
  const end = () => left.abort();
  res.once('close', end);
  const { expiresAt } = credentials;
  const timer = expiresAt
    ? setTimeout(end, Math.max(0, expiresAt.getTime() - Date.now()))
    : undefined;
  return {
    signal: AbortSignal.any([left.signal, closing]),
    release: () => {
      clearTimeout(timer);
      res.off('close', end);
    },
  };
}
