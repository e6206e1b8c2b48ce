// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { CommandError } from '@cabildo/cli/src/errors.ts';
import {
  findChromium,
  INSTALL_CHROMIUM,
} from '@cabildo/cli/src/suites/chromium.ts';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';

const ACTION_TIMEOUT_MS = 60_000;

/** Who is signed in, as a browser keeps it. @public */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * Runs work with a page of a browser that knows nothing yet, but for who is signed in where a session is given.
 *
 * @public
 */
export async function withPage<T>(
  baseURL: string,
  work: (page: Page) => Promise<T>,
  session?: Session,
): Promise<T> {
  const browser = await launch();
  try {
    const page = await browser.newPage({
      baseURL,
      storageState: session,
      viewport: { width: 1440, height: 900 },
    });
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/**
 * Path of the browser that is measured with.
 *
 * @throws CommandError when there is none
 * @public
 */
export function requireChromium(): string {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new CommandError('There is no Chromium to measure with', {
      remedy: `Install one: ${INSTALL_CHROMIUM}`,
    });
  }
  return executablePath;
}

async function launch(): Promise<Browser> {
  return await chromium.launch({
    executablePath: requireChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Signs in as one of the people of the sandbox and ends on the first page. @public */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.goto('/');
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: /government account/ }).click(),
  ]);
  await popup.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('heading', { name: `Hello, ${person}.` }).waitFor();
}
