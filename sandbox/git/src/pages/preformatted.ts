// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, Markup } from '@cabildo/sandbox-web';

/**
 * Text as it stands. Outside of a template, where a formatter would indent it,
 * and after a line break, which browsers drop once at the start.
 *
 * @public
 */
export function preformatted(text: string, className = ''): Markup {
  return new Markup(
    `<pre class="${html`${className}`}" tabindex="0">\n${html`${text}`}</pre>`,
  );
}
