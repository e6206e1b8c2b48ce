// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, readLanguage } from '@cabildo/sandbox-web';
import type { HttpError } from '../errors.ts';
import type { Exchange } from '../http/router.ts';
import { show } from './visit.ts';
import { WORDS } from './words.ts';

/** A page that says what did not work. @public */
export function showProblem(exchange: Exchange, error: HttpError): void {
  const { language } = readLanguage(exchange.request);
  const words = WORDS[language];
  const { status, message, code } = error;
  const title = words.errors[status] ?? words.errors[500];
  let text = code ? words.problems[code] : message;
  if (status === 404) {
    text = words.notFound;
  } else if (status === 500) {
    text = words.broke; // the message is for the log
  }
  show(
    { ...exchange, language, words, actor: undefined, session: undefined },
    {
      status,
      title,
      content: html`<h1>${title}</h1>
        <p>${text}</p>
        <p><a href="/">${words.home}</a></p>`,
    },
  );
}
