// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** @public */
export interface TestPage {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

interface StoredCookie {
  value: string;
  path: string;
}

/**
 * As much of a browser as a sign-in needs: cookies, redirects, forms. It runs no
 * script, as our pages ask of nobody to.
 *
 * @public
 */
export class TestBrowser {
  // By name only: like in a browser, the ports of localhost share their cookies.
  readonly #cookies = new Map<string, StoredCookie>();
  readonly #headers: Record<string, string>;

  constructor(headers: Record<string, string> = {}) {
    this.#headers = headers;
  }

  /** Opens an address and follows redirects until `stopAt` would be asked for. */
  async open(address: string | URL, stopAt?: string): Promise<TestPage> {
    return this.#follow(new URL(address), undefined, stopAt);
  }

  /** Sends a form from a page. */
  async submit(
    address: string | URL,
    fields: Record<string, string>,
    stopAt?: string,
  ): Promise<TestPage> {
    return this.#follow(new URL(address), new URLSearchParams(fields), stopAt);
  }

  /** The `Cookie` header it would send, to send it from elsewhere. */
  cookiesFor(address: string): string {
    return this.#cookieHeader(new URL(address));
  }

  async #follow(
    start: URL,
    form: URLSearchParams | undefined,
    stopAt: string | undefined,
  ): Promise<TestPage> {
    let url = start;
    let body = form;
    for (let hop = 0; hop < 20; hop++) {
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        body,
        redirect: 'manual',
        headers: {
          ...this.#headers,
          ...(body && { Origin: url.origin }),
          Cookie: this.#cookieHeader(url),
        },
      });
      this.#keepCookies(response);
      const { status, headers } = response;
      const text = await response.text();
      const location = headers.get('location');
      if (status < 300 || status >= 400 || !location) {
        return { url, status, headers, text };
      }
      url = new URL(location, url);
      body = undefined;
      if (stopAt && url.href.startsWith(stopAt)) {
        return { url, status, headers, text };
      }
    }
    throw new Error(`More than 20 redirects from ${start.href}`);
  }

  #cookieHeader(url: URL): string {
    return [...this.#cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(';').map(part => part.trim());
      const separator = pair.indexOf('=');
      const name = pair.slice(0, separator);
      const value = pair.slice(separator + 1);
      const attribute = (wanted: string) =>
        attributes
          .map(text => text.split('='))
          .find(([key]) => key.toLowerCase() === wanted)?.[1];
      const expires = attribute('expires');
      const gone =
        attribute('max-age') === '0' ||
        (expires !== undefined && Date.parse(expires) <= Date.now());
      if (gone) {
        this.#cookies.delete(name);
      } else {
        this.#cookies.set(name, { value, path: attribute('path') ?? '/' });
      }
    }
  }
}
