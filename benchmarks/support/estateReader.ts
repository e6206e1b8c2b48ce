// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { signIn, withPage } from './browser.ts';

/** Who may see the whole estate. @public */
export const READER = 'Elena Duarte';

/** The estate as somebody's browser asks for it, without the browser. @public */
export class EstateReader {
  /** What a request has to bring. */
  readonly headers: Record<string, string>;

  constructor(authorization: string) {
    this.headers = { authorization };
  }

  /** Signs in who may see all, and keeps what a page of hers asks with. It holds for an hour. */
  static async signIn(portal: string): Promise<EstateReader> {
    return await withPage(portal, async page => {
      await signIn(page, READER);
      const [request] = await Promise.all([
        page.waitForRequest(/\/api\/estate\//),
        page.goto('/estate'),
      ]);
      return new EstateReader((await request.allHeaders()).authorization);
    });
  }

  /** Asks one replica. */
  async get(portal: string, path: string): Promise<Response> {
    const response = await fetch(`${portal}/api/estate${path}`, {
      headers: this.headers,
    });
    if (!response.ok) {
      throw new Error(`${path} answered ${await response.text()}`);
    }
    return response;
  }

  /** Looks at the estate, as an open page does, until the signal. */
  async view(portal: string, signal: AbortSignal): Promise<void> {
    await this.get(portal, '/snapshot');
    const { body } = await this.get(portal, '/changes');
    const changes = body!.getReader();
    signal.addEventListener('abort', () => void changes.cancel());
    void (async () => {
      while (!(await changes.read()).done);
    })();
  }
}
