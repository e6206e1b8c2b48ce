// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { readWholeNumber, requireVariable } from './environment.ts';
export { html, Markup, type MarkupValue } from './html.ts';
export {
  LANGUAGES,
  languageSwitch,
  readLanguage,
  type Language,
} from './language.ts';
export { JsonFile } from './JsonFile.ts';
export { renderPage, type RenderPageOptions } from './page.ts';
export {
  BodyTooLargeError,
  isCrossSite,
  readBody,
  readForm,
} from './request.ts';
export {
  cookie,
  readCookies,
  sendPage,
  type CookieOptions,
  type RenderedPage,
} from './response.ts';
export { runPart, serve } from './serve.ts';
