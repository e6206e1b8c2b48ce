// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import {
  encodeSnapshot,
  type EstateSnapshot,
} from '@cabildo/plugin-estate-common';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

// Within a tenth of the smallest, at a twentieth of its time.
const BROTLI_QUALITY = 5;

/** A snapshot as it is sent, by content coding. */
export interface RenderedSnapshot {
  /** Of the content: equal tags mean equal rows, totals and coverage, on every replica. */
  etag: string;
  identity: string;
  gzip: Buffer;
  br: Buffer;
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
  const { generatedAt, ...content } = encodeSnapshot(snapshot);
  const said = JSON.stringify(content);
  // Replicas judge at different moments; that alone makes no new content.
  const digest = createHash('sha256').update(said).digest('base64url');
  const identity = `{"generatedAt":${JSON.stringify(generatedAt)},${said.slice(
    1,
  )}`;
  const [gzipped, brotli] = await Promise.all([
    compressGzip(identity),
    compressBrotli(identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    }),
  ]);
  return { etag: `"${digest}"`, identity, gzip: gzipped, br: brotli };
}
