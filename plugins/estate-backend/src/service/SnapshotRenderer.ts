// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { EstateSnapshot } from '@cabildo/plugin-estate-common';

const compress = promisify(gzip);

/** A snapshot as it is sent. */
export interface RenderedSnapshot {
  /** Of the content: equal tags mean equal rows, totals and coverage, on every replica. */
  etag: string;
  json: string;
  gzipped: Buffer;
}

/** Renders each snapshot once, however many ask for it. */
export class SnapshotRenderer {
  readonly #rendered = new WeakMap<EstateSnapshot, Promise<RenderedSnapshot>>();

  async render(snapshot: EstateSnapshot): Promise<RenderedSnapshot> {
    const known = this.#rendered.get(snapshot);
    if (known) {
      return known;
    }
    const rendering = render(snapshot);
    this.#rendered.set(snapshot, rendering);
    return rendering;
  }
}

async function render(snapshot: EstateSnapshot): Promise<RenderedSnapshot> {
  const { generatedAt, ...content } = snapshot;
  // Replicas judge at different moments; that alone makes no new content.
  const digest = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('base64url');
  const json = JSON.stringify(snapshot);
  return { etag: `"${digest}"`, json, gzipped: await compress(json) };
}
