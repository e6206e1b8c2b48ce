// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type express from 'express';
import { createOpenApiRouter } from '../schema/openapi/generated/router';
import { SnapshotRenderer } from './SnapshotRenderer';
import type { Estate } from './types';

/** @internal */
export interface RouterOptions {
  estate: Estate;
  httpAuth: HttpAuthService;
}

/** HTTP and nothing else: what is read, and by whom, is the estate's business. */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { estate, httpAuth } = options;
  const renderer = new SnapshotRenderer();
  const router = await createOpenApiRouter({
    // The specification is checked when it changes; compiling OpenAPI's own schema again at each start takes 0.1 s.
    validatorOptions: { validateApiSpec: false },
  });

  router.get('/snapshot', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const snapshot = await estate.snapshot({ credentials });
    const rendered = await renderer.render(snapshot);
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
    const coding = req.acceptsEncodings('br', 'gzip', 'identity');
    if (coding === 'br' || coding === 'gzip') {
      res.set('Content-Encoding', coding).end(rendered[coding]);
    } else {
      res.end(rendered.identity);
    }
  });

  router.get('/workload', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await estate.workload(req.query.id, { credentials }));
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
