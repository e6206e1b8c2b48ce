// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { html, Markup } from '@cabildo/sandbox-web';
import { HttpError } from '../errors.ts';
import { findEntry, readBlob, type TreeEntry } from '../git/objects.ts';
import { route } from '../http/router.ts';
import { encodePath, readTreePath } from '../names.ts';
import { readBranchPlace, readCommitPlace, type Place } from './frame.ts';
import { signedIn, type SignedInVisit } from './visit.ts';

const LARGEST_PAGE = 1024 * 1024;
const LARGEST_RAW = 64 * 1024 * 1024;

function numberedLines(text: string): Markup {
  const rows = text
    .replace(/\n$/, '')
    .split('\n')
    .map(
      (line, index) =>
        `<tr id="L${index + 1}"><td class="line"><a href="#L${index + 1}">${
          index + 1
        }</a></td><td>${html`${line}`}</td></tr>`,
    );
  return new Markup(
    `<div class="scroll" tabindex="0"><table class="code"><tbody>${rows.join(
      '\n',
    )}</tbody></table></div>`,
  );
}

/** A file on its page: its lines, or why they are not shown. @public */
export async function fileContent(
  visit: SignedInVisit,
  place: Place,
  entry: TreeEntry,
): Promise<Markup> {
  const { words, language } = visit;
  const { repository, at, segments } = place;
  const address = `/${repository.owner}/${repository.name}`;
  const file = `${at}/${encodePath(segments.join('/'))}`;
  const size = entry.size ?? 0;

  let content: Markup;
  let lines: string | undefined;
  if (size > LARGEST_PAGE) {
    content = html`<p class="notice">${words.tooLarge}</p>`;
  } else {
    const bytes = await readBlob(place.path, entry.sha, LARGEST_PAGE);
    if (bytes.includes(0)) {
      content = html`<p class="notice">${words.binary}</p>`;
    } else {
      const text = bytes.toString('utf8');
      lines = words.line(text.replace(/\n$/, '').split('\n').length);
      content = numberedLines(text);
    }
  }
  return html`<p class="small muted">
      ${lines && html`${lines} · `}${words.bytes(size.toLocaleString(language))}
      · <a href="${address}/raw/${file}">${words.raw}</a> ·
      <a href="${address}/commits/${file}">${words.history}</a>
    </p>
    ${content}`;
}

/** A file as plain text, whatever it is: nothing in it comes to life. */
async function sendRaw(visit: SignedInVisit, place: Place): Promise<void> {
  const { response, words } = visit;
  const filePath = readTreePath(place.segments);
  const entry = await findEntry(place.path, place.commit, filePath);
  if (entry?.type !== 'blob' || (entry.size ?? 0) > LARGEST_RAW) {
    throw new HttpError(404, words.notFound);
  }
  const bytes = await readBlob(place.path, entry.sha, LARGEST_RAW);
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'no-cache');
  response.end(bytes);
}

/** @public */
export const filePages = [
  route(
    'GET /:owner/:repository/raw/branch/*',
    signedIn(async visit => sendRaw(visit, await readBranchPlace(visit))),
  ),
  route(
    'GET /:owner/:repository/raw/commit/*',
    signedIn(async visit => sendRaw(visit, await readCommitPlace(visit))),
  ),
];
