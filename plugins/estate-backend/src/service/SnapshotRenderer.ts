// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import {
  encodeSnapshot,
  type EstateSnapshot,
} from '@cabildo/plugin-estate-common';

/** Codings in which a snapshot can be sent. */
export type ContentCoding = 'br' | 'gzip';

const compress: Record<ContentCoding, (text: string) => Promise<Buffer>> = {
  gzip: promisify(gzip),
  // Within a tenth of the smallest, at a twentieth of its time.
  br: text =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
    }),
};

/** A snapshot as it is sent. */
export class RenderedSnapshot {
  /** Of the content: equal tags mean equal rows, totals and coverage, on every replica. */
  readonly etag: string;
  readonly json: string;
  readonly #compressed = new Map<ContentCoding, Promise<Buffer>>();

  constructor(snapshot: EstateSnapshot) {
    const { generatedAt, ...content } = encodeSnapshot(snapshot);
    const said = JSON.stringify(content);
    // Replicas judge at different moments; that alone makes no new content.
    this.etag = `"${createHash('sha256').update(said).digest('base64url')}"`;
    this.json = `{"generatedAt":${JSON.stringify(generatedAt)},${said.slice(
      1,
    )}`;
  }

  /** Compressed once, when it is first asked for. */
  async compressed(coding: ContentCoding): Promise<Buffer> {
    const known = this.#compressed.get(coding);
    if (known) {
      return known;
    }
    const compressing = compress[coding](this.json);
    this.#compressed.set(coding, compressing);
    return compressing;
  }
}

/** Renders each snapshot once, however many ask for it. */
export class SnapshotRenderer {
  readonly #rendered = new WeakMap<EstateSnapshot, RenderedSnapshot>();

  render(snapshot: EstateSnapshot): RenderedSnapshot {
    const rendered =
      this.#rendered.get(snapshot) ?? new RenderedSnapshot(snapshot);
    this.#rendered.set(snapshot, rendered);
    return rendered;
  }
}
