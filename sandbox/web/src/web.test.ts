// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  html,
  isCrossSite,
  JsonFile,
  Markup,
  readLanguage,
  readWholeNumber,
  requireVariable,
} from './index.ts';

function requestWith(
  headers: Record<string, string>,
  url = '/',
): IncomingMessage {
  return { headers, url } as unknown as IncomingMessage;
}

describe('html', () => {
  it('escapes text, attributes and lists, and drops nothing else', () => {
    const hostile = `"><script>alert('&')</script>`;
    const escaped =
      '&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;';
    assert.equal(html`${hostile}`.toString(), escaped);
    assert.equal(
      html`${[hostile, html`${hostile}`]}`.toString(),
      escaped + escaped,
    );
  });

  it('leaves markup as it is, and no trace of what is absent', () => {
    const parts = [new Markup('&lt;'), undefined, false, 0] as const;
    assert.equal(html`${parts}`.toString(), '&lt;0');
  });
});

describe('readLanguage', () => {
  const cases: [
    headers: Record<string, string>,
    url: string,
    expected: string,
  ][] = [
    [{}, '/', 'en'],
    [{ 'accept-language': 'es-PE,es;q=0.9,en;q=0.8' }, '/', 'es'],
    [{ 'accept-language': 'de, en;q=0.2, es;q=0.7' }, '/', 'es'],
    [{ 'accept-language': 'es;q=0, en' }, '/', 'en'],
    [{ 'accept-language': 'qu' }, '/', 'en'],
    [{ 'accept-language': 'en', cookie: 'cabildo_language=es' }, '/', 'es'],
    [{ cookie: 'cabildo_language=es' }, '/?language=en', 'en'],
    [{ cookie: 'cabildo_language=%' }, '/?language=<x>', 'en'],
  ];
  for (const [headers, url, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(headers)} at ${url}`, () => {
      assert.equal(readLanguage(requestWith(headers, url)).language, expected);
    });
  }
});

describe('isCrossSite', () => {
  it('believes the browser, then the origin', () => {
    const host = 'localhost:7010';
    const check = (headers: Record<string, string>) =>
      isCrossSite(requestWith({ host, ...headers }));
    assert.equal(check({ 'sec-fetch-site': 'same-origin' }), false);
    assert.equal(check({ 'sec-fetch-site': 'same-site' }), true);
    assert.equal(check({ 'sec-fetch-site': 'cross-site' }), true);
    assert.equal(check({ origin: 'http://localhost:7010' }), false);
    assert.equal(check({ origin: 'http://localhost:7011' }), true);
    assert.equal(check({ origin: 'null' }), true);
    assert.equal(check({}), false);
  });
});

describe('environment', () => {
  it('names the variable that is missing or wrong', () => {
    assert.throws(() => requireVariable({}, 'PORT'), /'PORT' is not set/);
    assert.throws(
      () => readWholeNumber({ PORT: '70x' }, 'PORT'),
      /'PORT' must be a whole number, not '70x'/,
    );
    assert.equal(readWholeNumber({ PORT: '7010' }, 'PORT'), 7010);
  });
});

describe('JsonFile', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cabildo-json-'));
  });
  after(() => rm(directory, { recursive: true }));

  it('keeps what is changed at once, for its owner only', async () => {
    const path = join(directory, 'deep', 'numbers.json');
    const file = await JsonFile.open<Record<string, number>>(path, {});
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        file.update(content => {
          content[`n${index}`] = index;
          return index;
        }),
      ),
    );
    assert.deepEqual(results.slice(0, 3), [0, 1, 2]);
    const again = await JsonFile.open<Record<string, number>>(path, {});
    assert.equal(Object.keys(again.content).length, 50);
    assert.equal((await stat(path)).mode % 0o1000, 0o600);
    assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), again.content);
  });

  it('says which file is broken instead of starting empty', async () => {
    const path = join(directory, 'broken.json');
    await writeFile(path, '{');
    await assert.rejects(
      () => JsonFile.open(path, {}),
      /broken\.json' is not valid JSON/,
    );
  });
});
