// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { html, type Markup } from './html.ts';
import { languageSwitch, readLanguage } from './language.ts';
import { cookie, type RenderedPage } from './response.ts';
import { STYLE } from './style.ts';

// The four-square mark of the portal; inline, because a page loads nothing.
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5c6b'/%3E%3Cpath d='M4 11V7l4-3 4 3v4M3 12.5h10' fill='none' stroke='%23fff' stroke-width='1.5'/%3E%3C/svg%3E";

const SKIP = { en: 'Skip to content', es: 'Ir al contenido' };

/** @public */
export interface RenderPageOptions {
  status?: number;
  /** Of the document; the site's name is put behind it. */
  title: string;
  /** Which part of the sandbox speaks. */
  site: string;
  /** What stands at the right of the header: the person, a way out. */
  header?: Markup;
  /** What stands below every page. */
  footer?: Markup;
  /** In the language {@link readLanguage} tells for the request. */
  content: Markup;
  /** Where a form may lead besides this origin, redirects included. */
  formTargets?: readonly string[];
}

const A_YEAR_IN_SECONDS = 365 * 24 * 3600;

/**
 * Renders a whole page around its content, in the reader's language. It runs no
 * script, loads nothing and stands in no frame.
 *
 * @public
 */
export function renderPage(
  request: IncomingMessage,
  options: RenderPageOptions,
): RenderedPage {
  const { language, chosen } = readLanguage(request);
  const { status = 200, title, site, header, footer, content } = options;
  const nonce = randomBytes(16).toString('base64');
  const body = html`<!DOCTYPE html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${site}</title>
        <link rel="icon" href="${ICON}" />
        <style nonce="${nonce}">
          ${STYLE}
        </style>
      </head>
      <body>
        <a class="skip" href="#content">${SKIP[language]}</a>
        <header class="top">
          <a class="site" href="/">${site}</a>
          <div class="end">${header} ${languageSwitch(request, language)}</div>
        </header>
        <main id="content" tabindex="-1">${content}</main>
        ${footer && html`<footer>${footer}</footer>`}
      </body>
    </html>`.toString();
  return {
    status,
    headers: {
      'Content-Security-Policy': [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        'img-src data:',
        ['form-action', "'self'", ...(options.formTargets ?? [])].join(' '),
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Language, Cookie',
    },
    cookies: chosen
      ? [cookie('cabildo_language', language, { maxAge: A_YEAR_IN_SECONDS })]
      : [],
    body,
  };
}
