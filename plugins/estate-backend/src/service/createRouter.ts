// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { summarizeBy, toCsv } from '@cabildo/plugin-estate-common';
import type express from 'express';
import { createOpenApiRouter } from '../schema/openapi/generated/router';
import { ChangeFeed } from './ChangeFeed';
import { lifeOf } from './lifeOf';
import { sendMessages } from './sendMessages';
import { SnapshotRenderer, type ContentCoding } from './SnapshotRenderer';
import type { Estate } from './types';

/** @internal */
export interface RouterOptions {
  estate: Estate;
  httpAuth: HttpAuthService;
  /** Ends what is open when the backend stops. */
  closing: AbortSignal;
}

/** The smallest first: browsers name them in an order of their own. */
const CODINGS: readonly ContentCoding[] = ['br', 'gzip'];

/** HTTP and nothing else: what is read, and by whom, is the estate's business. */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { estate, httpAuth, closing } = options;
  const renderer = new SnapshotRenderer();
  const feed = new ChangeFeed({ estate, renderer });
  const router = await createOpenApiRouter({
    // The specification is checked when it changes; compiling OpenAPI's own schema again at each start takes 0.1 s.
    validatorOptions: { validateApiSpec: false },
  });

  router.get('/snapshot', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const snapshot = await estate.snapshot({ credentials });
    const rendered = renderer.render(snapshot);
    const { etag } = rendered;
    res.set({
      ETag: etag,
      // Kept by the reader's browser only, and asked for again each time.
      'Cache-Control': 'private, no-cache',
      Vary: 'Authorization, Accept-Encoding',
    });
    if (hasTag(req.headers['if-none-match'], etag)) {
      res.status(304).end();
      return;
    }
    res.type('application/json');
    const coding = CODINGS.find(each => req.acceptsEncodings(each));
    if (coding) {
      res
        .set('Content-Encoding', coding)
        .end(await rendered.compressed(coding));
    } else {
      res.end(rendered.json);
    }
  });

  router.get('/workloads.csv', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { rows } = await estate.snapshot({ credentials });
    res
      .set('Cache-Control', 'private, no-cache')
      .attachment('estate.csv')
      .send(toCsv(rows));
  });

  router.get('/summaries', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const snapshot = await estate.snapshot({ credentials });
    const { generatedAt, totals, rows } = snapshot;
    const items = summarizeBy(rows, req.query.by);
    res
      .set('Cache-Control', 'private, no-cache')
      .json({ generatedAt, totals, items });
  });

  router.get('/changes', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { signal, release } = lifeOf(res, credentials, closing);
    try {
      const after = req.header('last-event-id');
      const messages = feed.messages({ credentials, after, signal });
      await sendMessages(res, messages, signal);
    } finally {
      release();
    }
  });

  router.get('/reconciliation', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await estate.reconciliation({ credentials }));
  });

  router.get('/collection', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await estate.collection({ credentials }));
  });

  router.get('/workload', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await estate.workload(req.query.id, { credentials }));
  });

  router.get('/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id, range } = req.query;
    res
      .set('Cache-Control', 'private, no-cache')
      .json(await estate.history(id, range, { credentials }));
  });

  router.get('/workloads', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const items = await estate.workloads(req.query.service, { credentials });
    res.json({ items });
  });

  return router;
}

// Not express' own `req.fresh`: a browser that sends the tag itself also sends
// `Cache-Control: no-cache`, which that takes for a wish to have it all again.
function hasTag(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .some(tag => tag.trim().replace(/^W\//, '') === etag);
}
