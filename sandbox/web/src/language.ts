// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage } from 'node:http';
import { html, type Markup } from './html.ts';
import { readCookies } from './response.ts';

/**
 * The languages every page exists in, named in themselves.
 *
 * @public
 */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;

/** @public */
export type Language = keyof typeof LANGUAGES;

function asLanguage(value: string | undefined | null): Language | undefined {
  return value === 'en' || value === 'es' ? value : undefined;
}

function fromHeader(header: string | undefined): Language | undefined {
  const wanted = (header ?? '')
    .split(',')
    .map(part => {
      const [range, ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters
        .map(parameter => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1])
        .find(found => found !== undefined);
      return {
        language: asLanguage(range.split('-')[0]),
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter(({ language, quality }) => language !== undefined && quality > 0);
  // The sort is stable: equal wishes keep the order of the header.
  wanted.sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language;
}

/**
 * The language of one request: what the reader just chose (`?language=es`),
 * chose before (a cookie), or set in the browser.
 *
 * @public
 */
export function readLanguage(request: IncomingMessage): {
  language: Language;
  chosen: boolean;
} {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const chosen = asLanguage(url.searchParams.get('language'));
  const language =
    chosen ??
    asLanguage(readCookies(request).cabildo_language) ??
    fromHeader(request.headers['accept-language']) ??
    'en';
  return { language, chosen: chosen !== undefined };
}

/**
 * Links to the same page in the other languages.
 *
 * @public
 */
export function languageSwitch(request: IncomingMessage, current: Language) {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const links: Markup[] = [];
  for (const [language, name] of Object.entries(LANGUAGES)) {
    url.searchParams.set('language', language);
    links.push(
      language === current
        ? html`<span lang="${language}" aria-current="true">${name}</span>`
        : html`<a
            lang="${language}"
            hreflang="${language}"
            rel="alternate"
            href="${url.pathname}${url.search}"
            >${name}</a
          >`,
    );
  }
  const label = current === 'es' ? 'Idioma' : 'Language';
  return html`<nav class="languages" aria-label="${label}">${links}</nav>`;
}
