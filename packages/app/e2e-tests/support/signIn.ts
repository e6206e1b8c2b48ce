// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, type Page } from '@playwright/test';

export type PersonName =
  | 'Ana Rojas'
  | 'Luis Paredes'
  | 'Marta Silva'
  | 'Jorge Medina'
  | 'Elena Duarte';

/** Signs in as one of the people of the sandbox and ends on the first page. */
export async function signIn(
  page: Page,
  person: PersonName,
  words = {
    button: 'Sign in with your government account',
    greeting: `Hello, ${person}.`,
  },
): Promise<void> {
  await page.goto('/');
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: words.button }).click(),
  ]);
  await popup.getByRole('button', { name: new RegExp(person) }).click();
  await expect(
    page.getByRole('heading', { name: words.greeting }),
  ).toBeVisible();
}
